import type { ManifestRule } from '../../../../manifests/rule';
import { type DestinationRule, kinds } from '../../facts/kinds';
import { localitySettingsOf } from '../../facts/traffic-policies';

export const localityWeights: ManifestRule<DestinationRule> = {
  code: 'MESH8223',
  name: 'locality-weights',
  severity: 'error',
  summary: 'Shares of localities that are not percentages of one whole.',
  what: "{problem} in distribute from '{from}'",
  why: 'istiod refuses it: each share is 1 to 100, and together they are exactly 100',
  fix: 'write shares whose sum is 100, and leave out localities that get nothing',
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
  trafficPolicy: { loadBalancer: { localityLbSetting: { distribute: [{ from: eu, to: { eu: 80, us: 10 } }] } } }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: payments, namespace: shop }
spec:
  host: payments.shop.svc.cluster.local
  trafficPolicy: { loadBalancer: { localityLbSetting: { distribute: [{ from: eu, to: { eu: 80, us: 20 } }] } } }
`,
  check(manifest, _set, report) {
    for (const { value, at } of localitySettingsOf(manifest)) {
      for (const [index, { from = '', to = {} }] of (value.distribute ?? []).entries()) {
        const place = [...at, 'distribute', index, 'to'];
        const shares = Object.entries(to);
        const wrong = shares.find(([, weight]) => weight < 1 || weight > 100);
        const sum = shares.reduce((total, [, weight]) => total + weight, 0);
        if (wrong !== undefined) {
          report({ at: [...place, wrong[0]], values: { from, problem: `${wrong[0]} has the share ${wrong[1]}` } });
        } else if (sum !== 100) report({ at: place, values: { from, problem: `the sum is ${sum}` } });
      }
    }
  },
};
