import type { ManifestRule } from '../../../../manifests/rule';
import { type DestinationRule, kinds } from '../../facts/kinds';
import { policiesOf } from '../../facts/traffic-policies';

export const localOriginFailures: ManifestRule<DestinationRule> = {
  code: 'MESH8212',
  name: 'local-origin-failures',
  severity: 'error',
  summary: 'Connection failures are to be counted by themselves, but are not told apart.',
  what: 'consecutiveLocalOriginFailures is set, splitExternalLocalOriginErrors is not true',
  why: 'istiod refuses it: without the split, failures to connect count as errors of the server',
  fix: 'add splitExternalLocalOriginErrors: true',
  upstream: ['webhook'],
  kinds: [kinds.destinationRule],
  reads: [],
  fields: ['consecutiveLocalOriginFailures'],
  bad: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: payments, namespace: shop }
spec:
  host: payments.shop.svc.cluster.local
  trafficPolicy: { outlierDetection: { consecutiveLocalOriginFailures: 5 } }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: payments, namespace: shop }
spec:
  host: payments.shop.svc.cluster.local
  trafficPolicy: { outlierDetection: { consecutiveLocalOriginFailures: 5, splitExternalLocalOriginErrors: true } }
`,
  check(manifest, _set, report) {
    for (const { value, at } of policiesOf(manifest)) {
      const { consecutiveLocalOriginFailures, splitExternalLocalOriginErrors } = value.outlierDetection ?? {};
      if ((consecutiveLocalOriginFailures ?? 0) > 0 && splitExternalLocalOriginErrors !== true) {
        report({ at: [...at, 'outlierDetection', 'consecutiveLocalOriginFailures'] });
      }
    }
  },
};
