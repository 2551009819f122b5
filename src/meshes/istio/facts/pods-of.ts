import { type Pods, podsIn } from '../../../manifests/cluster/workloads';
import type { Manifest } from '../../../manifests/manifest';
import type { ManifestSet } from '../../../manifests/set';

const byMaker = (set: ManifestSet): ReadonlyMap<Manifest, Pods> =>
  new Map(podsIn(set).map((pods) => [pods.manifest, pods]));

/** The pods that an object makes, or is. */
export const podsMadeBy = (set: ManifestSet, manifest: Manifest): Pods | undefined => set.derive(byMaker).get(manifest);
