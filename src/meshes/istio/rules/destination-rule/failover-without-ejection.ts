import type { ManifestRule } from '../../../../manifests/rule';
import { type DestinationRule, kinds } from '../../facts/kinds';
import { failoverSettingsOf } from '../../facts/traffic-policies';

export const failoverWithoutEjection: ManifestRule<DestinationRule> = {
  code: 'MESH8227',
  name: 'failover-without-ejection',
  severity: 'warning',
  summary: 'Failover between localities without outlier detection in the same policy.',
  what: '{field} has {what}, but the policy has no outlierDetection',
  why: 'istiod leaves failover out without it: calls go to pods of all localities alike',
  fix: 'add outlierDetection to the same policy; that of a port inherits none',
  upstream: ['webhook', 'IST0133'],
  kinds: [kinds.destinationRule],
  reads: [],
  fields: ['failover', 'failoverPriority'],
  bad: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: payments, namespace: shop }
spec:
  host: payments.shop.svc.cluster.local
  trafficPolicy: { loadBalancer: { localityLbSetting: { failover: [{ from: eu, to: us }] } } }
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
    for (const { setting, field, at, ejects } of failoverSettingsOf(manifest)) {
      if (ejects) continue;
      const what = (['failover', 'failoverPriority'] as const).find((name) => (setting[name] ?? []).length > 0);
      if (what !== undefined) report({ at: [...at, what], values: { field, what } });
    }
  },
};
