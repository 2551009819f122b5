import type { ManifestRule } from '../../../../manifests/rule';
import { type DestinationRule, kinds } from '../../facts/kinds';
import { loadBalancersOf } from '../../facts/traffic-policies';

export const ringSizeDeprecated: ManifestRule<DestinationRule> = {
  code: 'MESH8216',
  name: 'ring-size-deprecated',
  severity: 'warning',
  summary: 'minimumRingSize in its old place.',
  what: 'consistentHash has minimumRingSize',
  why: 'istiod warns: the field is deprecated',
  fix: 'write ringHash: { minimumRingSize: {size} } instead',
  upstream: ['webhook', 'IST0133'],
  kinds: [kinds.destinationRule],
  reads: [],
  fields: ['minimumRingSize'],
  bad: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: payments, namespace: shop }
spec:
  host: payments.shop.svc.cluster.local
  trafficPolicy: { loadBalancer: { consistentHash: { httpHeaderName: x-user, minimumRingSize: 2048 } } }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: payments, namespace: shop }
spec:
  host: payments.shop.svc.cluster.local
  trafficPolicy: { loadBalancer: { consistentHash: { httpHeaderName: x-user, ringHash: { minimumRingSize: 2048 } } } }
`,
  check(manifest, _set, report) {
    for (const { value, at } of loadBalancersOf(manifest)) {
      const size = value.consistentHash?.minimumRingSize ?? 0;
      if (size === 0) continue;
      report({ at: [...at, 'consistentHash', 'minimumRingSize'], values: { size: String(size) } });
    }
  },
};
