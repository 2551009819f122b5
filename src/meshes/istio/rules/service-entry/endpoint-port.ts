import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type ServiceEntry } from '../../facts/kinds';

export const endpointPort: ManifestRule<ServiceEntry> = {
  code: 'MESH8413',
  name: 'endpoint-port',
  severity: 'error',
  summary: 'An endpoint that maps a port which the ServiceEntry does not have.',
  what: "the endpoint maps port '{name}', which is none of the ServiceEntry's ({known})",
  why: 'istiod refuses it',
  fix: 'write the name of a port in spec.ports, or add the port there',
  upstream: ['webhook'],
  kinds: [kinds.serviceEntry],
  reads: [],
  bad: `
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: legacy, namespace: shop }
spec:
  hosts: [legacy.shop.example]
  resolution: STATIC
  endpoints: [{ address: 192.0.2.7, ports: { web: 8080 } }]
  ports: [{ number: 80, name: http, protocol: HTTP }]
`,
  good: `
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: legacy, namespace: shop }
spec:
  hosts: [legacy.shop.example]
  resolution: STATIC
  endpoints: [{ address: 192.0.2.7, ports: { http: 8080 } }]
  ports: [{ number: 80, name: http, protocol: HTTP }]
`,
  check({ object: { spec } }, _set, report) {
    const { endpoints = [], ports = [] } = spec ?? {};
    const known = ports.map(({ name }) => name);
    for (const [index, endpoint] of endpoints.entries()) {
      for (const name in endpoint.ports) {
        if (known.includes(name)) continue;
        report({
          at: ['spec', 'endpoints', index, 'ports', name],
          values: { name, known: known.join(', ') || 'none' },
        });
      }
    }
  },
};
