import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type ServiceEntry } from '../../facts/kinds';
import { isHttpProtocol, isTlsProtocol } from '../../facts/scalars/protocol';

export const hostsOverTcp: ManifestRule<ServiceEntry> = {
  code: 'MESH8414',
  name: 'hosts-over-tcp',
  severity: 'error',
  summary: 'Several hosts on a port whose protocol does not tell them apart.',
  what: "{count} hosts share port {port} of protocol '{protocol}'",
  why: 'istiod refuses it: only HTTP, gRPC and TLS say which host is meant',
  fix: 'write a ServiceEntry for each host, the right protocol, or resolution NONE',
  upstream: ['webhook'],
  kinds: [kinds.serviceEntry],
  reads: [],
  bad: `
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: ledgers, namespace: shop }
spec:
  hosts: [a.ledger.example, b.ledger.example]
  resolution: DNS
  ports: [{ number: 5432, name: sql, protocol: TCP }]
`,
  good: `
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: ledgers, namespace: shop }
spec:
  hosts: [a.ledger.example]
  resolution: DNS
  ports: [{ number: 5432, name: sql, protocol: TCP }]
`,
  check({ object: { spec } }, _set, report) {
    const { resolution = 'NONE', hosts = [], ports = [] } = spec ?? {};
    if (resolution === 'NONE' || hosts.length < 2) return;
    const index = ports.findIndex(({ protocol = '' }) => !isHttpProtocol(protocol) && !isTlsProtocol(protocol));
    const port = ports[index];
    if (port === undefined) return;
    const values = { count: String(hosts.length), port: String(port.number), protocol: port.protocol ?? '' };
    report({ at: ['spec', 'ports', index], values });
  },
};
