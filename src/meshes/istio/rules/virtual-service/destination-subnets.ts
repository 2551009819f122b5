import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type VirtualService } from '../../facts/kinds';
import { isSubnet } from '../../facts/scalars/ip';

export const destinationSubnets: ManifestRule<VirtualService> = {
  code: 'MESH8138',
  name: 'destination-subnets',
  severity: 'error',
  summary: 'A subnet that is none.',
  what: "'{subnet}' is neither an address nor a subnet",
  why: 'istiod refuses the VirtualService',
  fix: 'write an address, or one with the bits of its network, such as 10.1.0.0/16',
  upstream: ['webhook'],
  kinds: [kinds.virtualService],
  reads: [],
  fields: ['destinationSubnets'],
  bad: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec:
  hosts: [payments.shop.svc.cluster.local]
  tcp: [{ match: [{ destinationSubnets: [10.0.0.0/33] }], route: [{ destination: { host: payments.shop.svc.cluster.local } }] }]
`,
  good: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec:
  hosts: [payments.shop.svc.cluster.local]
  tcp: [{ match: [{ destinationSubnets: [10.0.0.0/23] }], route: [{ destination: { host: payments.shop.svc.cluster.local } }] }]
`,
  check({ object: { spec } }, _set, report) {
    for (const protocol of ['tls', 'tcp'] as const) {
      for (const [index, { match = [] }] of (spec?.[protocol] ?? []).entries()) {
        for (const [place, { destinationSubnets = [] }] of match.entries()) {
          for (const [nth, subnet] of destinationSubnets.entries()) {
            const at = ['spec', protocol, index, 'match', place, 'destinationSubnets', nth];
            if (!isSubnet(subnet)) report({ at, values: { subnet } });
          }
        }
      }
    }
  },
};
