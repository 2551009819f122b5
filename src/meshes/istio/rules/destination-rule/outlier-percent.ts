import type { ManifestRule } from '../../../../manifests/rule';
import { type DestinationRule, kinds } from '../../facts/kinds';
import { isPercent } from '../../facts/scalars/percent';
import { policiesOf } from '../../facts/traffic-policies';

const fields = ['maxEjectionPercent', 'minHealthPercent'] as const;

export const outlierPercent: ManifestRule<DestinationRule> = {
  code: 'MESH8214',
  name: 'outlier-percent',
  severity: 'error',
  summary: 'A share of pods that is no percentage.',
  what: '{field} is {value}',
  why: 'istiod takes 0 to 100: the share of all pods of the host',
  fix: 'write a whole number of percent',
  upstream: ['webhook'],
  kinds: [kinds.destinationRule],
  reads: [],
  fields: ['maxEjectionPercent', 'minHealthPercent'],
  bad: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: payments, namespace: shop }
spec:
  host: payments.shop.svc.cluster.local
  trafficPolicy: { outlierDetection: { maxEjectionPercent: 150 } }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: payments, namespace: shop }
spec:
  host: payments.shop.svc.cluster.local
  trafficPolicy: { outlierDetection: { maxEjectionPercent: 50 } }
`,
  check(manifest, _set, report) {
    for (const { value, at } of policiesOf(manifest)) {
      for (const field of fields) {
        const percent = value.outlierDetection?.[field] ?? 0;
        if (!isPercent(percent)) {
          report({ at: [...at, 'outlierDetection', field], values: { field, value: String(percent) } });
        }
      }
    }
  },
};
