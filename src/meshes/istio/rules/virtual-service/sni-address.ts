import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type VirtualService } from '../../facts/kinds';
import { sniHostsOf } from '../../facts/routes';
import { isIp } from '../../facts/scalars/ip';

export const sniAddress: ManifestRule<VirtualService> = {
  code: 'MESH8137',
  name: 'sni-address',
  severity: 'warning',
  summary: 'An address where clients send a name.',
  what: "the sniHost '{host}' is an address",
  why: 'TLS has names there, not addresses: most clients send none, so the rule meets nothing',
  fix: 'use the name that clients connect to, or a tcp rule with destinationSubnets',
  upstream: ['webhook', 'IST0133'],
  kinds: [kinds.virtualService],
  reads: [],
  fields: ['sniHosts'],
  bad: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec:
  hosts: [10.0.0.1]
  tls: [{ match: [{ sniHosts: [10.0.0.1] }], route: [{ destination: { host: payments.shop.svc.cluster.local } }] }]
`,
  good: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec:
  hosts: [10.0.0.1]
  tcp: [{ match: [{ destinationSubnets: [10.0.0.1] }], route: [{ destination: { host: payments.shop.svc.cluster.local } }] }]
`,
  check({ object: { spec } }, _set, report) {
    for (const { value: host, at } of sniHostsOf(spec)) {
      if (isIp(host)) report({ at, values: { host } });
    }
  },
};
