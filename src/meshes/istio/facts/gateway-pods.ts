import { groupBy } from '../../../common/group-by';
import { hasLabels } from '../../../manifests/cluster/selector';
import { type Pods, podsIn } from '../../../manifests/cluster/workloads';
import type { Manifest } from '../../../manifests/manifest';
import type { ManifestSet } from '../../../manifests/set';
import type { Gateway } from './kinds';

const byLabel = (set: ManifestSet): ReadonlyMap<string, readonly Pods[]> => {
  const labelled = podsIn(set).flatMap((pods) =>
    Object.entries(pods.labels).map(([key, value]) => ({ pods, label: `${key}\n${value}` })),
  );
  const groups = groupBy(labelled, ({ label }) => label);
  return new Map([...groups].map(([label, found]) => [label, found.map(({ pods }) => pods)]));
};

/** The pods that serve a Gateway, in whatever namespace: a selector asks all of them. None for a selector that names no label. */
export function podsOfGateway(set: ManifestSet, { object: { spec } }: Manifest<Gateway>): readonly Pods[] {
  const selector = spec?.selector ?? {};
  const first = Object.entries(selector)[0];
  if (first === undefined) return [];
  const candidates = set.derive(byLabel).get(first.join('\n')) ?? [];
  return candidates.filter(({ labels }) => hasLabels(labels, selector));
}

/** Whether some proxy would serve both, as far as the selectors themselves tell. */
export function shareProxies(a: Manifest<Gateway>, b: Manifest<Gateway>): boolean {
  const [left, right] = [a.object.spec?.selector ?? {}, b.object.spec?.selector ?? {}];
  return hasLabels(left, right) || hasLabels(right, left);
}
