import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type ServiceEntry } from '../../facts/kinds';

const optOut = 'networking.istio.io/enable-autoallocate-ip';

/** Whether istiod gives the hosts addresses of its own. Source: https://istio.io/latest/docs/ops/configuration/traffic-management/dns-proxy/ */
const hasOwnAddress = ({ metadata, spec }: ServiceEntry): boolean =>
  (spec?.resolution ?? 'NONE') !== 'NONE' && metadata.labels?.[optOut]?.toLowerCase() !== 'false';

export const tcpAddress: ManifestRule<ServiceEntry> = {
  code: 'MESH8415',
  name: 'tcp-address',
  severity: 'warning',
  summary: 'A TCP port of a ServiceEntry without addresses, where istiod does not allocate any.',
  what: "port {port} of protocol '{protocol}' has no addresses to tell its connections by",
  why: 'proxies then take every connection to this port, to whatever address, for this host',
  fix: 'write addresses, or a resolution other than NONE without opting out of allocation',
  upstream: ['webhook', 'IST0133', 'IST0134'],
  kinds: [kinds.serviceEntry],
  reads: [],
  bad: `
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: ledger, namespace: shop }
spec: { hosts: [ledger.bank.example], resolution: NONE, ports: [{ number: 5432, name: sql, protocol: TCP }] }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: ledger, namespace: shop }
spec: { hosts: [ledger.bank.example], resolution: DNS, ports: [{ number: 5432, name: sql, protocol: TCP }] }
`,
  check({ object }, _set, report) {
    const { addresses = [], ports = [] } = object.spec ?? {};
    if (addresses.length > 0 || hasOwnAddress(object)) return;
    for (const [index, { number, protocol = '' }] of ports.entries()) {
      if (protocol !== '' && protocol.toLowerCase() !== 'tcp') continue;
      report({ at: ['spec', 'ports', index], values: { port: String(number), protocol } });
    }
  },
};
