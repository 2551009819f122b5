import { workloadKinds } from '../../../../manifests/cluster/workloads';
import type { ManifestRule } from '../../../../manifests/rule';
import type { ManifestSet } from '../../../../manifests/set';
import { selectorClashes } from '../../facts/earlier';
import { kinds, type Telemetry } from '../../facts/kinds';

const clashes = (set: ManifestSet) =>
  selectorClashes(set, set.of<Telemetry>(kinds.telemetry), ({ spec }) => spec?.selector?.matchLabels);

export const telemetrySelectors: ManifestRule<Telemetry> = {
  code: 'MESH9117',
  name: 'telemetry-selectors',
  severity: 'warning',
  summary: 'Two Telemetries of a namespace that select the same pods.',
  what: "the selector meets pods that Telemetry '{other}' selects too",
  why: 'istiod appends the younger to the older: where both say something, the order of creation decides',
  fix: 'let the selectors differ in the value of one label, or write one Telemetry',
  upstream: ['IST0159'],
  kinds: [kinds.telemetry],
  reads: workloadKinds,
  bad: `
apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata: { name: payments, namespace: shop }
spec: { selector: { matchLabels: { app: payments } }, tracing: [{ randomSamplingPercentage: 10 }] }
---
apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata: { name: payments-more, namespace: shop }
spec: { selector: { matchLabels: { app: payments } }, tracing: [{ randomSamplingPercentage: 50 }] }
`,
  good: `
apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata: { name: payments, namespace: shop }
spec: { selector: { matchLabels: { app: payments } }, tracing: [{ randomSamplingPercentage: 10 }] }
`,
  check(manifest, set, report) {
    const other = set.derive(clashes).get(manifest);
    if (other === undefined) return;
    report({ at: ['spec', 'selector'], values: { other: other.object.metadata.name ?? '' }, related: [other] });
  },
};
