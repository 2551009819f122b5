import { podsIn } from '../../../manifests/cluster/workloads';
import { namespaceOf } from '../../../manifests/manifest';
import type { ManifestSet } from '../../../manifests/set';
import { isCompleteFor } from '../../../manifests/settings';
import { mayBeInMesh } from './injection';
import { type Mtls, mtlsOf, mtlsOfNamespace } from './mtls';
import { isInRoot, isTargeted, labelsOf, type Policy, podsOfPolicy, selectsEverything } from './policies';

/** The modes of the workloads of each namespace, each once. */
function modesByNamespace(set: ManifestSet): ReadonlyMap<string, readonly Mtls[]> {
  const modes = new Map<string, Mtls[]>();
  for (const pods of podsIn(set)) {
    if (!mayBeInMesh(pods, set)) continue;
    const mtls = mtlsOf(set, pods);
    const known = modes.get(pods.namespace);
    if (known === undefined) modes.set(pods.namespace, [mtls]);
    else if (!known.some(({ mode, from }) => mode === mtls.mode && from === mtls.from)) known.push(mtls);
  }
  return modes;
}

/** The modes under which requests reach the workloads of a policy, on one port or on any. */
export function modesOf(policy: Policy, set: ManifestSet, port?: number): readonly Mtls[] {
  if (isTargeted(policy)) return [];
  const namespace = namespaceOf(policy.object);
  if (selectsEverything(policy)) {
    const ofNamespace = mtlsOfNamespace(set, namespace);
    if (isInRoot(policy, set)) return [ofNamespace];
    return set.derive(modesByNamespace).get(namespace) ?? [ofNamespace];
  }
  const pods = podsOfPolicy(policy, set);
  if (pods.length === 0) return [mtlsOf(set, { namespace, labels: labelsOf(policy) }, port)];
  return pods.filter((one) => mayBeInMesh(one, set)).map((one) => mtlsOf(set, one, port));
}

/** Whether the set says so, or holds all that could say otherwise. */
export const isSure = ({ from }: Mtls, namespace: string, { settings }: ManifestSet): boolean =>
  from !== undefined || (isCompleteFor(settings, namespace) && isCompleteFor(settings, settings.rootNamespace));
