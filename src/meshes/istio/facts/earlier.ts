import { groupBy } from '../../../common/group-by';
import { hasLabels } from '../../../manifests/cluster/selector';
import { podsIn } from '../../../manifests/cluster/workloads';
import { type KubernetesObject, type Manifest, namespaceOf } from '../../../manifests/manifest';
import type { ManifestSet } from '../../../manifests/set';

/** The first of a group that stands before one of it and clashes with it, so that of a pair only the later is reported. */
export function earlier<T>(group: readonly T[] | undefined, one: T, clashes: (other: T) => boolean): T | undefined {
  for (const other of group ?? []) {
    if (other === one) return undefined;
    if (clashes(other)) return other;
  }
  return undefined;
}

type Labels = Readonly<Record<string, string>>;

const sorted = (labels: Labels): string => JSON.stringify(Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1)));

/**
 * Objects whose selectors meet the same pods of a namespace, each with the earlier one: by pods of the set, or because they ask for the same.
 * Objects without labels are left out.
 */
export function selectorClashes<T extends KubernetesObject>(
  set: ManifestSet,
  manifests: readonly Manifest<T>[],
  labelsOf: (object: T) => Labels | undefined,
): ReadonlyMap<Manifest<T>, Manifest<T>> {
  const selecting = manifests
    .map((manifest, place) => ({ manifest, place, labels: labelsOf(manifest.object) ?? {} }))
    .filter(({ labels }) => Object.keys(labels).length > 0);
  const clashes = new Map<Manifest<T>, Manifest<T>>();
  const note = (group: readonly { readonly manifest: Manifest<T>; readonly place: number }[]): void => {
    const [first, ...others] = [...group].sort((a, b) => a.place - b.place);
    for (const { manifest } of others) if (!clashes.has(manifest)) clashes.set(manifest, first!.manifest);
  };
  const place = (namespace: string, label: readonly [string, string]): string => `${namespace}\n${label.join('\n')}`;
  for (const group of groupBy(
    selecting,
    ({ manifest, labels }) => namespaceOf(manifest.object) + sorted(labels),
  ).values()) {
    note(group);
  }
  const byFirst = groupBy(selecting, ({ manifest, labels }) =>
    place(namespaceOf(manifest.object), Object.entries(labels)[0]!),
  );
  for (const { namespace, labels } of selecting.length < 2 ? [] : podsIn(set)) {
    const candidates = Object.entries(labels).flatMap((label) => byFirst.get(place(namespace, label)) ?? []);
    note(candidates.filter((candidate) => hasLabels(labels, candidate.labels)));
  }
  return clashes;
}
