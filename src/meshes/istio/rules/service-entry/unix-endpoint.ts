import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type ServiceEntry } from '../../facts/kinds';

export const unixEndpoint: ManifestRule<ServiceEntry> = {
  code: 'MESH8408',
  name: 'unix-endpoint',
  severity: 'error',
  summary: 'A ServiceEntry with a Unix socket as its endpoint that has not exactly one port.',
  what: "the endpoint '{address}' is a socket, but the ServiceEntry has {count} ports",
  why: 'istiod refuses it: a socket stands for one port',
  fix: 'leave one port, and a ServiceEntry for each other socket',
  upstream: ['webhook'],
  kinds: [kinds.serviceEntry],
  reads: [],
  bad: `
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: agent, namespace: shop }
spec:
  hosts: [agent.shop.example]
  resolution: STATIC
  endpoints: [{ address: unix:///run/agent.sock }]
  ports: [{ number: 80, name: http, protocol: HTTP }, { number: 90, name: grpc, protocol: GRPC }]
`,
  good: `
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: agent, namespace: shop }
spec:
  hosts: [agent.shop.example]
  resolution: STATIC
  endpoints: [{ address: unix:///run/agent.sock }]
  ports: [{ number: 80, name: http, protocol: HTTP }]
`,
  check({ object: { spec } }, _set, report) {
    const { resolution, endpoints = [], ports = [] } = spec ?? {};
    if (resolution !== 'STATIC' || ports.length === 1) return;
    for (const [index, { address = '' }] of endpoints.entries()) {
      if (!address.startsWith('unix://')) continue;
      report({ at: ['spec', 'endpoints', index, 'address'], values: { address, count: String(ports.length) } });
    }
  },
};
