import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type ServiceEntry } from '../../facts/kinds';
import { isProtocol } from '../../facts/scalars/protocol';

export const portProtocol: ManifestRule<ServiceEntry> = {
  code: 'MESH8404',
  name: 'port-protocol',
  severity: 'error',
  summary: 'A port of a ServiceEntry with a protocol that Istio does not know.',
  what: "protocol '{protocol}' is none that Istio knows",
  why: 'istiod refuses it',
  fix: 'write HTTP, HTTPS, HTTP2, GRPC, GRPC-Web, TLS, TCP, UDP, MONGO, REDIS or MYSQL, or leave it out',
  upstream: ['webhook'],
  kinds: [kinds.serviceEntry],
  reads: [],
  bad: `
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: bank, namespace: shop }
spec: { hosts: [api.bank.example], resolution: DNS, ports: [{ number: 443, name: api, protocol: HTTP3 }] }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: bank, namespace: shop }
spec: { hosts: [api.bank.example], resolution: DNS, ports: [{ number: 443, name: api, protocol: HTTPS }] }
`,
  check({ object: { spec } }, _set, report) {
    for (const [index, { protocol = '' }] of (spec?.ports ?? []).entries()) {
      if (protocol === '' || isProtocol(protocol)) continue;
      report({ at: ['spec', 'ports', index, 'protocol'], values: { protocol } });
    }
  },
};
