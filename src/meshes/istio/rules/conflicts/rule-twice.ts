import { type Manifest, namespaceOf } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import { hasRivals, hostOfRule, rulesIn } from '../../facts/destination-rules';
import { earlier } from '../../facts/earlier';
import { type DestinationRule, kinds } from '../../facts/kinds';
import { seenTogether } from '../../facts/visibility';

type Rule = Manifest<DestinationRule>;

/** What is lost of the younger of two, in words; undefined where both hold. */
function lossOf({ object: a }: Rule, { object: b }: Rule): string | undefined {
  if (a.spec?.trafficPolicy !== undefined && b.spec?.trafficPolicy !== undefined) return 'both set trafficPolicy';
  const names = new Set((a.spec?.subsets ?? []).map(({ name }) => name));
  const twice = b.spec?.subsets?.find(({ name }) => names.has(name))?.name;
  return twice === undefined ? undefined : `both have subset '${twice}'`;
}

const selectorOf = ({ object: { spec } }: Rule): string => JSON.stringify(spec?.workloadSelector?.matchLabels ?? {});

export const ruleTwice: ManifestRule<DestinationRule> = {
  code: 'MESH9107',
  name: 'rule-twice',
  severity: 'error',
  summary: 'Two DestinationRules of a namespace for one host.',
  what: "DestinationRule '{other}' is for '{host}' too: {loss}",
  why: 'istiod joins them: of what both say, that of the older holds and the rest is dropped in silence',
  fix: 'write one DestinationRule per host',
  upstream: ['KIA0201'],
  kinds: [kinds.destinationRule],
  reads: [],
  concerns: hasRivals,
  bad: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: payments, namespace: shop }
spec: { host: payments, trafficPolicy: { loadBalancer: { simple: RANDOM } } }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: payments-breaker, namespace: shop }
spec:
  host: payments.shop.svc.cluster.local
  trafficPolicy: { outlierDetection: { consecutive5xxErrors: 5 } }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: payments, namespace: shop }
spec:
  host: payments
  trafficPolicy: { loadBalancer: { simple: RANDOM }, outlierDetection: { consecutive5xxErrors: 5 } }
`,
  check(manifest, set, report) {
    if (manifest.object.spec === undefined) return;
    const group = rulesIn(set, namespaceOf(manifest.object), hostOfRule(set, manifest));
    const rivals = (other: Rule): boolean =>
      selectorOf(other) === selectorOf(manifest) && seenTogether(other.object, manifest.object, set.settings);
    const other =
      earlier(group, manifest, (one) => rivals(one) && lossOf(one, manifest) !== undefined) ??
      earlier(group, manifest, rivals);
    if (other === undefined) return;
    const loss = lossOf(other, manifest);
    const values = { other: other.object.metadata.name ?? '', host: manifest.object.spec.host };
    const found = { at: ['spec', 'host'], related: [other] };
    if (loss !== undefined) report({ ...found, values: { ...values, loss } });
    else report({ ...found, values: { ...values, loss: 'nothing is lost yet' }, severity: 'warning' });
  },
};
