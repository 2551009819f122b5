import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type ServiceEntry } from '../../facts/kinds';
import { isDnsLabel } from '../../facts/scalars/dns-label';

export const portName: ManifestRule<ServiceEntry> = {
  code: 'MESH8403',
  name: 'port-name',
  severity: 'error',
  summary: 'A port of a ServiceEntry whose name is not a DNS label.',
  what: "the port's name '{name}' is not a DNS label",
  why: 'istiod refuses it',
  fix: 'write letters, digits and - within, at most 63 of them, such as https-api',
  upstream: ['webhook'],
  kinds: [kinds.serviceEntry],
  reads: [],
  bad: `
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: bank, namespace: shop }
spec: { hosts: [api.bank.example], resolution: DNS, ports: [{ number: 443, name: tls_api, protocol: TLS }] }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: bank, namespace: shop }
spec: { hosts: [api.bank.example], resolution: DNS, ports: [{ number: 443, name: tls-api, protocol: TLS }] }
`,
  check({ object: { spec } }, _set, report) {
    for (const [index, { name }] of (spec?.ports ?? []).entries()) {
      if (!isDnsLabel(name)) report({ at: ['spec', 'ports', index, 'name'], values: { name } });
    }
  },
};
