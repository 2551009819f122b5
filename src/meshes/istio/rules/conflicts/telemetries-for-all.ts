import { groupBy } from '../../../../common/group-by';
import { namespaceOf } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import type { ManifestSet } from '../../../../manifests/set';
import { earlier } from '../../facts/earlier';
import { kinds, type Telemetry } from '../../facts/kinds';

/** Those for named targets, such as a waypoint, are apart. */
const isForAll = ({ spec }: Telemetry): boolean =>
  spec !== undefined && spec.selector === undefined && spec.targetRef === undefined && spec.targetRefs === undefined;

const forAll = (set: ManifestSet) =>
  groupBy(set.of<Telemetry>(kinds.telemetry), ({ object }) => (isForAll(object) ? namespaceOf(object) : undefined));

export const telemetriesForAll: ManifestRule<Telemetry> = {
  code: 'MESH9118',
  name: 'telemetries-for-all',
  severity: 'error',
  summary: 'Two Telemetries without selector and targets in one namespace.',
  what: "the namespace has a Telemetry for all its workloads already: '{other}'",
  why: 'only the older counts: logs, metrics or traces that the other asks for are missing',
  fix: 'write one Telemetry for the namespace, or give this one a selector',
  upstream: ['IST0160'],
  kinds: [kinds.telemetry],
  reads: [],
  bad: `
apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata: { name: tracing, namespace: shop }
spec: { tracing: [{ randomSamplingPercentage: 10 }] }
---
apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata: { name: metrics, namespace: shop }
spec: { metrics: [{ providers: [{ name: prometheus }] }] }
`,
  good: `
apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata: { name: default, namespace: shop }
spec: { tracing: [{ randomSamplingPercentage: 10 }], metrics: [{ providers: [{ name: prometheus }] }] }
`,
  check(manifest, set, report) {
    if (!isForAll(manifest.object)) return;
    const other = earlier(set.derive(forAll).get(namespaceOf(manifest.object)), manifest, () => true);
    if (other === undefined) return;
    report({ at: ['spec'], values: { other: other.object.metadata.name ?? '' }, related: [other] });
  },
};
