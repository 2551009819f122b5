import type { ManifestRule } from '../../../../manifests/rule';
import { type DestinationRule, kinds } from '../../facts/kinds';
import { localitySettingsOf } from '../../facts/traffic-policies';

export const distributeAndFailover: ManifestRule<DestinationRule> = {
  code: 'MESH8221',
  name: 'distribute-and-failover',
  severity: 'error',
  summary: 'Shares of localities and failover between them, in one setting.',
  what: 'localityLbSetting has distribute and failover',
  why: 'istiod refuses it: shares hold all the time, failover only while a region is ill',
  fix: 'keep one of the two',
  upstream: ['webhook'],
  kinds: [kinds.destinationRule],
  reads: [],
  fields: ['distribute'],
  bad: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: payments, namespace: shop }
spec:
  host: payments.shop.svc.cluster.local
  trafficPolicy:
    outlierDetection: { consecutive5xxErrors: 5 }
    loadBalancer:
      localityLbSetting: { distribute: [{ from: eu, to: { eu: 90, us: 10 } }], failover: [{ from: eu, to: us }] }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: payments, namespace: shop }
spec:
  host: payments.shop.svc.cluster.local
  trafficPolicy:
    outlierDetection: { consecutive5xxErrors: 5 }
    loadBalancer: { localityLbSetting: { failover: [{ from: eu, to: us }] } }
`,
  check(manifest, _set, report) {
    for (const { value, at } of localitySettingsOf(manifest)) {
      if ((value.distribute ?? []).length > 0 && (value.failover ?? []).length > 0) report({ at });
    }
  },
};
