import type { ManifestRule } from '../../../../manifests/rule';
import { type DestinationRule, kinds } from '../../facts/kinds';
import { loadBalancersOf } from '../../facts/traffic-policies';

export const localityAndZone: ManifestRule<DestinationRule> = {
  code: 'MESH8220',
  name: 'locality-and-zone',
  severity: 'error',
  summary: 'Two ways of keeping calls near, in one load balancer.',
  what: 'loadBalancer has localityLbSetting and zoneAwareLbSetting',
  why: 'istiod refuses it: both say which locality gets a call',
  fix: 'keep one of the two',
  upstream: ['webhook'],
  since: '1.31',
  kinds: [kinds.destinationRule],
  reads: [],
  fields: ['zoneAwareLbSetting'],
  bad: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: payments, namespace: shop }
spec:
  host: payments.shop.svc.cluster.local
  trafficPolicy: { loadBalancer: { localityLbSetting: { enabled: true }, zoneAwareLbSetting: { enabled: true } } }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: payments, namespace: shop }
spec:
  host: payments.shop.svc.cluster.local
  trafficPolicy: { loadBalancer: { zoneAwareLbSetting: { enabled: true } } }
`,
  check(manifest, _set, report) {
    for (const { value, at } of loadBalancersOf(manifest)) {
      const { localityLbSetting, zoneAwareLbSetting } = value;
      if (localityLbSetting !== undefined && zoneAwareLbSetting !== undefined) report({ at });
    }
  },
};
