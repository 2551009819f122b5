import { groupBy } from '../../../common/group-by';
import type { Labels, Service } from '../../../manifests/cluster/kinds';
import { type Pods, podsIn, podsWith, workloadKinds } from '../../../manifests/cluster/workloads';
import { type GroupKind, type KubernetesObject, type Manifest, namespaceOf } from '../../../manifests/manifest';
import type { ManifestSet } from '../../../manifests/set';
import { dataPlaneOf, dataPlaneOfNamespace, namespaceNamed } from './injection';
import { kinds, type ServiceEntry } from './kinds';

/** The label that sends traffic through a waypoint. Source: https://istio.io/latest/docs/ambient/usage/waypoint/ */
export const useWaypoint = 'istio.io/use-waypoint';

export interface Waypoint {
  readonly name: string;
  readonly namespace: string;
}

/** The waypoint that labels name; 'none' where they say that there shall be none. */
export function waypointIn(labels: Labels | undefined, namespace: string): Waypoint | 'none' | undefined {
  const name = labels?.[useWaypoint];
  if (name === undefined) return undefined;
  if (name === '' || name === 'none') return 'none';
  return { name, namespace: labels?.[`${useWaypoint}-namespace`] ?? namespace };
}

/** The waypoint of a Service or ServiceEntry: its own, else that of its namespace; undefined where the namespace is not in the set. */
export function waypointOf(set: ManifestSet, object: KubernetesObject): Waypoint | 'none' | undefined {
  const own = namespaceOf(object);
  const said = waypointIn(object.metadata.labels, own);
  if (said !== undefined) return said;
  const namespace = namespaceNamed(set, own);
  return namespace === undefined ? undefined : (waypointIn(namespace.object.metadata.labels, own) ?? 'none');
}

const servicesWithWaypoint = (set: ManifestSet): ReadonlyMap<string, readonly Manifest[]> => {
  const services: readonly Manifest[] = [
    ...set.of<Service>('/Service'),
    ...set.of<ServiceEntry>(kinds.serviceEntry),
  ].filter(({ object }) => ![undefined, 'none'].includes(object.metadata.labels?.[useWaypoint]));
  return groupBy(services, ({ object }) => namespaceOf(object));
};

/** Whether a namespace, or some service in it, sends its traffic through a waypoint. */
export function hasWaypoint(set: ManifestSet, name: string): boolean {
  const namespace = namespaceNamed(set, name);
  const said = waypointIn(namespace?.object.metadata.labels, name);
  return (said !== undefined && said !== 'none') || set.derive(servicesWithWaypoint).has(name);
}

const usesWaypoints = (set: ManifestSet): boolean =>
  set.derive(servicesWithWaypoint).size > 0 ||
  set.of('/Namespace').some(({ object: { metadata } }) => metadata.labels?.[useWaypoint] !== undefined);

/** Whether anything in the set names a waypoint; where nothing does, objects need not be looked at one by one. */
export const hasWaypoints = (set: ManifestSet): boolean => set.derive(usesWaypoints);

/** What these facts look up. */
export const ambientReads: readonly GroupKind[] = ['/Namespace', '/Service', kinds.serviceEntry, ...workloadKinds];

const isAmbient = (set: ManifestSet) => (pods: Pods) => dataPlaneOf(pods, set) === 'ambient';

/** The namespaces that are in ambient mode, or some workload of which is. */
const ambientNamespaces = (set: ManifestSet): ReadonlySet<string> =>
  new Set([
    ...set
      .of('/Namespace')
      .flatMap(({ object: { metadata } }) => metadata.name ?? [])
      .filter((name) => dataPlaneOfNamespace(set, name) === 'ambient'),
    ...podsIn(set)
      .filter(isAmbient(set))
      .map(({ namespace }) => namespace),
  ]);

/** Whether anything in the set is in ambient mode. */
export const hasAmbient = (set: ManifestSet): boolean => set.derive(ambientNamespaces).size > 0;

/**
 * Whether ztunnel stands before workloads of a namespace that have these labels. A namespace of ambient of which no such workload is in the
 * set counts; the root namespace stands for all.
 */
export function isBehindZtunnel(set: ManifestSet, namespace: string, labels: Labels): boolean {
  const namespaces = set.derive(ambientNamespaces);
  if (namespace === set.settings.rootNamespace && Object.keys(labels).length === 0) return namespaces.size > 0;
  if (!namespaces.has(namespace)) return false;
  const pods = podsWith(set, namespace, labels);
  return pods.length === 0 ? dataPlaneOfNamespace(set, namespace) === 'ambient' : pods.some(isAmbient(set));
}

/** A policy that may be bound to a Service, a Gateway or a GatewayClass. */
export interface Targeting {
  readonly targetRef?: TargetRef;
  readonly targetRefs?: readonly TargetRef[];
}

export interface TargetRef {
  readonly group?: string;
  readonly kind: string;
  readonly name: string;
}

/** What a policy is bound to; `targetRefs` goes before `targetRef`. */
export const targetsOf = ({ targetRef, targetRefs = [] }: Targeting): readonly TargetRef[] =>
  targetRefs.length > 0 ? targetRefs : targetRef === undefined ? [] : [targetRef];
