import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type ServiceEntry } from '../../facts/kinds';
import { isHttpProtocol, isProtocol } from '../../facts/scalars/protocol';

const isTcp = (protocol: string): boolean =>
  isProtocol(protocol) && !isHttpProtocol(protocol) && protocol.toLowerCase() !== 'udp';

export const hostsBehindAddress: ManifestRule<ServiceEntry> = {
  code: 'MESH8411',
  name: 'hosts-behind-address',
  severity: 'warning',
  summary: 'Several hosts that are resolved by DNS but share addresses and a port that is not HTTP.',
  what: '{count} hosts share addresses on port {port}, whose protocol is {protocol}',
  why: 'istiod warns of it: a connection to the address does not say which host is meant',
  fix: 'write a ServiceEntry with its own address for each host, or leave addresses out',
  upstream: ['webhook', 'IST0133'],
  kinds: [kinds.serviceEntry],
  reads: [],
  bad: `
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: bank, namespace: shop }
spec:
  hosts: [api.bank.example, pay.bank.example]
  addresses: [192.0.2.7]
  resolution: DNS
  ports: [{ number: 443, name: tls, protocol: TLS }]
`,
  good: `
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: bank, namespace: shop }
spec:
  hosts: [api.bank.example, pay.bank.example]
  resolution: DNS
  ports: [{ number: 443, name: tls, protocol: TLS }]
`,
  check({ object: { spec } }, _set, report) {
    const { resolution = 'NONE', hosts = [], addresses = [], ports = [] } = spec ?? {};
    if (!resolution.startsWith('DNS') || hosts.length < 2 || addresses.length === 0) return;
    const index = ports.findIndex(({ protocol = '' }) => isTcp(protocol));
    const port = ports[index];
    if (port === undefined) return;
    const values = { count: String(hosts.length), port: String(port.number), protocol: port.protocol ?? '' };
    report({ at: ['spec', 'ports', index], values });
  },
};
