import type { ManifestRule } from '../../../../manifests/rule';
import { type DestinationRule, kinds } from '../../facts/kinds';
import { loadBalancersOf } from '../../facts/traffic-policies';

export const ringSizeTwice: ManifestRule<DestinationRule> = {
  code: 'MESH8217',
  name: 'ring-size-twice',
  severity: 'error',
  summary: 'The old minimumRingSize beside ringHash or maglev.',
  what: 'consistentHash has minimumRingSize and {algorithm}',
  why: 'istiod refuses it: both say how to hash',
  fix: 'remove minimumRingSize',
  upstream: ['webhook'],
  kinds: [kinds.destinationRule],
  reads: [],
  fields: ['minimumRingSize'],
  bad: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: payments, namespace: shop }
spec:
  host: payments.shop.svc.cluster.local
  trafficPolicy:
    loadBalancer: { consistentHash: { httpHeaderName: x-user, minimumRingSize: 2048, maglev: { tableSize: 65537 } } }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: payments, namespace: shop }
spec:
  host: payments.shop.svc.cluster.local
  trafficPolicy: { loadBalancer: { consistentHash: { httpHeaderName: x-user, maglev: { tableSize: 65537 } } } }
`,
  check(manifest, _set, report) {
    for (const { value, at } of loadBalancersOf(manifest)) {
      const { minimumRingSize = 0, ringHash, maglev } = value.consistentHash ?? {};
      if (minimumRingSize === 0 || (ringHash === undefined && maglev === undefined)) continue;
      const algorithm = maglev === undefined ? 'ringHash' : 'maglev';
      report({ at: [...at, 'consistentHash', 'minimumRingSize'], values: { algorithm } });
    }
  },
};
