import { groupBy } from '../../../common/group-by';
import { hasLabels } from '../../../manifests/cluster/selector';
import { type Pods, podsIn, podsWith } from '../../../manifests/cluster/workloads';
import { type Manifest, namespaceOf } from '../../../manifests/manifest';
import type { ManifestSet } from '../../../manifests/set';
import { type AuthorizationPolicy, kinds, type RequestAuthentication } from './kinds';

export type Policy = Manifest<AuthorizationPolicy>;
type Attached = Manifest<AuthorizationPolicy | RequestAuthentication>;

const noLabels = {};

/** The labels that it selects pods by; none for all of its namespace. */
export const labelsOf = ({ object: { spec } }: Attached): Readonly<Record<string, string>> =>
  spec?.selector?.matchLabels ?? noLabels;

export const selectsEverything = (policy: Attached): boolean => Object.keys(labelsOf(policy)).length === 0;

/** Whether it is for gateways, waypoints or Services that it names, and so for no pods by their labels. */
export const isTargeted = ({ object: { spec } }: Attached): boolean =>
  spec?.targetRef !== undefined || (spec?.targetRefs ?? []).length > 0;

/** Whether requests are decided by it, and not only counted. */
export const isEnforced = ({ object }: Policy): boolean =>
  !/^(1|t|true)$/i.test(object.metadata.annotations?.['istio.io/dry-run'] ?? '');

export const actionOf = ({ object: { spec } }: Policy): string => spec?.action ?? 'ALLOW';

export const isInRoot = ({ object }: Attached, { settings }: ManifestSet): boolean =>
  namespaceOf(object) === settings.rootNamespace;

/** The pods of the set that it is for; one in the root namespace is for all namespaces. */
export function podsOfPolicy(policy: Attached, set: ManifestSet): readonly Pods[] {
  if (isTargeted(policy)) return [];
  const labels = labelsOf(policy);
  return isInRoot(policy, set)
    ? podsIn(set).filter((pods) => hasLabels(pods.labels, labels))
    : podsWith(set, namespaceOf(policy.object), labels);
}

interface Index {
  readonly forAll: ReadonlyMap<string, readonly Policy[]>;
  readonly byLabel: ReadonlyMap<string, readonly Policy[]>;
}

function indexOf(set: ManifestSet): Index {
  const policies = set.of<AuthorizationPolicy>(kinds.authorizationPolicy).filter((policy) => !isTargeted(policy));
  return {
    forAll: groupBy(policies, (policy) => (selectsEverything(policy) ? namespaceOf(policy.object) : undefined)),
    byLabel: groupBy(policies, (policy) => {
      const first = Object.entries(labelsOf(policy))[0];
      return first === undefined ? undefined : `${namespaceOf(policy.object)}\n${first.join('\n')}`;
    }),
  };
}

/** The AuthorizationPolicies for a namespace as a whole, those of the mesh too, and those that are only tried. */
export function policiesForAll(set: ManifestSet, namespace: string): readonly Policy[] {
  const { forAll } = set.derive(indexOf);
  return [...new Set([namespace, set.settings.rootNamespace])].flatMap((name) => forAll.get(name) ?? []);
}

/** The AuthorizationPolicies for pods, those that are only tried too. */
export function policiesFor(set: ManifestSet, { namespace, labels }: Pick<Pods, 'namespace' | 'labels'>) {
  const { byLabel } = set.derive(indexOf);
  const selected = [...new Set([namespace, set.settings.rootNamespace])].flatMap((place) =>
    Object.entries(labels)
      .flatMap(([key, value]) => byLabel.get(`${place}\n${key}\n${value}`) ?? [])
      .filter((policy) => hasLabels(labels, labelsOf(policy))),
  );
  return [...policiesForAll(set, namespace), ...selected];
}
