import type { Edit } from '../../../../manifests/fix/edit';
import type { ManifestRule } from '../../../../manifests/rule';
import { type DestinationRule, kinds } from '../../facts/kinds';
import { policiesOf } from '../../facts/traffic-policies';

export const consecutiveErrors: ManifestRule<DestinationRule> = {
  code: 'MESH8213',
  name: 'consecutive-errors',
  severity: 'warning',
  summary: 'consecutiveErrors, which istiod no longer reads.',
  what: 'consecutiveErrors is {count}',
  why: 'istiod has ignored it since 1.7: the default of 5 answers of 5xx holds instead',
  fix: 'use consecutive5xxErrors, or consecutiveGatewayErrors for 502, 503 and 504 alone',
  upstream: ['webhook', 'IST0133'],
  kinds: [kinds.destinationRule],
  reads: [],
  fields: ['consecutiveErrors'],
  bad: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: payments, namespace: shop }
spec:
  host: payments.shop.svc.cluster.local
  trafficPolicy: { outlierDetection: { consecutiveErrors: 7 } }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: payments, namespace: shop }
spec:
  host: payments.shop.svc.cluster.local
  trafficPolicy: { outlierDetection: { consecutive5xxErrors: 7 } }
`,
  check(manifest, _set, report) {
    for (const { value, at } of policiesOf(manifest)) {
      const { consecutiveErrors: count = 0, ...others } = value.outlierDetection ?? {};
      if (count === 0) continue;
      const field = [...at, 'outlierDetection', 'consecutiveErrors'];
      const edits: Edit[] = [{ kind: 'Rename', at: field, to: 'consecutive5xxErrors' }];
      // what is said in its place already may be what is meant
      const isSaid = (others.consecutive5xxErrors ?? others.consecutiveGatewayErrors) !== undefined;
      report({ at: field, values: { count: String(count) }, edits: isSaid ? undefined : edits });
    }
  },
};
