import { type Pods, podsIn } from '../../../manifests/cluster/workloads';
import type { KubernetesObject } from '../../../manifests/manifest';
import type { ManifestSet } from '../../../manifests/set';

const byMaker = (set: ManifestSet): ReadonlyMap<KubernetesObject, Pods> =>
  new Map(podsIn(set).map((pods) => [pods.manifest.object, pods]));

/** The pods that a workload makes. */
export const podsMadeBy = (set: ManifestSet, object: KubernetesObject): Pods | undefined =>
  set.derive(byMaker).get(object);
