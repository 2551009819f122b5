import type { ManifestRule } from '../../../../manifests/rule';
import { type DestinationRule, kinds } from '../../facts/kinds';
import { loadBalancersOf } from '../../facts/traffic-policies';

export const warmupAggression: ManifestRule<DestinationRule> = {
  code: 'MESH8219',
  name: 'warmup-aggression',
  severity: 'error',
  summary: 'A warm-up whose aggression is 0.',
  what: 'the aggression of warmup is 0',
  why: 'istiod refuses it: a new pod would never get its full share',
  fix: 'leave it out for an even rise (1.0), or write a number above 0',
  upstream: ['webhook'],
  kinds: [kinds.destinationRule],
  reads: [],
  fields: ['aggression'],
  bad: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: payments, namespace: shop }
spec:
  host: payments.shop.svc.cluster.local
  trafficPolicy: { loadBalancer: { simple: LEAST_REQUEST, warmup: { duration: 60s, aggression: 0 } } }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: payments, namespace: shop }
spec:
  host: payments.shop.svc.cluster.local
  trafficPolicy: { loadBalancer: { simple: LEAST_REQUEST, warmup: { duration: 60s } } }
`,
  check(manifest, _set, report) {
    for (const { value, at } of loadBalancersOf(manifest)) {
      if (value.warmup?.aggression === 0) report({ at: [...at, 'warmup', 'aggression'] });
    }
  },
};
