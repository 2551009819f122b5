import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type VirtualService } from '../../facts/kinds';
import { destinationsOf, matchesOf } from '../../facts/routes';
import { isPort } from '../../facts/scalars/port';

/** Where 0 is no port, as if it were left out. */
function* optionalPorts(spec: VirtualService['spec']) {
  for (const { value, at } of matchesOf(spec)) yield { value: value.port, at: [...at, 'port'] };
  for (const [index, { redirect }] of (spec?.http ?? []).entries()) {
    yield { value: redirect?.port, at: ['spec', 'http', index, 'redirect', 'port'] };
  }
}

export const portRange: ManifestRule<VirtualService> = {
  code: 'MESH8116',
  name: 'port-range',
  severity: 'error',
  summary: 'A port that no connection has.',
  what: 'the port is {port}',
  why: 'istiod refuses the VirtualService',
  fix: 'use 1 to 65535, or leave the port out',
  upstream: ['webhook'],
  kinds: [kinds.virtualService],
  reads: [],
  fields: ['port'],
  bad: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec:
  hosts: [payments.shop.svc.cluster.local]
  http: [{ route: [{ destination: { host: payments.shop.svc.cluster.local, port: { number: 70000 } } }] }]
`,
  good: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec:
  hosts: [payments.shop.svc.cluster.local]
  http: [{ route: [{ destination: { host: payments.shop.svc.cluster.local, port: { number: 8080 } } }] }]
`,
  check({ object: { spec } }, _set, report) {
    for (const { value, at } of destinationsOf(spec)) {
      if (value.port === undefined) continue;
      const { number = 0 } = value.port;
      if (!isPort(number)) report({ at: [...at, 'port'], values: { port: String(number) } });
    }
    for (const { value, at } of optionalPorts(spec)) {
      if (value !== undefined && value !== 0 && !isPort(value)) report({ at, values: { port: String(value) } });
    }
  },
};
