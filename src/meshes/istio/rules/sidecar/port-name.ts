import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type Sidecar } from '../../facts/kinds';
import { listenerPortsOf } from '../../facts/listener-ports';
import { isDnsLabel } from '../../facts/scalars/dns-label';

export const portName: ManifestRule<Sidecar> = {
  code: 'MESH8504',
  name: 'port-name',
  severity: 'error',
  summary: 'The name of a port of a Sidecar is no DNS label.',
  what: "a port has the name '{name}'",
  why: 'istiod refuses it',
  fix: 'use letters, digits and - only, the ends a letter or digit, or leave the name out',
  upstream: ['webhook'],
  kinds: [kinds.sidecar],
  reads: [],
  bad: `
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: orders, namespace: shop }
spec: { egress: [{ port: { number: 8080, name: http_stock, protocol: HTTP }, hosts: [stock/*] }] }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: orders, namespace: shop }
spec: { egress: [{ port: { number: 8080, name: http-stock, protocol: HTTP }, hosts: [stock/*] }] }
`,
  check(manifest, _set, report) {
    for (const { port, at } of listenerPortsOf(manifest)) {
      const { name = '' } = port;
      if (name !== '' && !isDnsLabel(name)) report({ at: [...at, 'name'], values: { name } });
    }
  },
};
