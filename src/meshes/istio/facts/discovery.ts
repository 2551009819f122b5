import type { Unread } from '../../../manifests/check';
import type { LabelSelector, Labels } from '../../../manifests/cluster/kinds';
import { selects } from '../../../manifests/cluster/selector';
import { workloadKinds } from '../../../manifests/cluster/workloads';
import { isObject } from '../../../manifests/json';
import {
  type GroupKind,
  groupKindOf,
  type KubernetesObject,
  type Manifest,
  namespaceOf,
} from '../../../manifests/manifest';
import type { ManifestSet } from '../../../manifests/set';
import { apiKinds, group } from './gateway-api';
import { controlPlaneMaps } from './injector-config';
import { kinds } from './kinds';
import { yamlIn } from './mesh-config';

const label = 'istio.io/rev';

/** Kinds that configure the mesh. */
export const configKinds: readonly GroupKind[] = [
  ...Object.values(kinds),
  ...(['Gateway', 'HTTPRoute', 'GRPCRoute', 'TCPRoute', 'TLSRoute', 'ReferenceGrant', 'BackendTLSPolicy'] as const).map(
    (kind): GroupKind => `${group}/${kind}`,
  ),
];

/** Kinds that istiod reads in the namespaces that it discovers. */
const discovered: ReadonlySet<GroupKind> = new Set([...configKinds, '/Service', ...workloadKinds]);

/** Those that it reads of its own revision alone. A Gateway of Gateway API belongs to its class. */
export const revisedKinds: readonly GroupKind[] = configKinds.filter((kind) => kind !== apiKinds.gateway);
const revised: ReadonlySet<GroupKind> = new Set(revisedKinds);

/** A control plane: its revision, and the namespaces that it discovers; of either nothing where nothing is known. */
interface Plane {
  readonly revision: string;
  readonly selectors: readonly LabelSelector[];
}

const isSelector = (value: unknown): value is LabelSelector =>
  isObject(value) && Object.keys(value).every((key) => key === 'matchLabels' || key === 'matchExpressions');

function selectorsIn(mesh: string): readonly LabelSelector[] {
  const config = yamlIn(mesh);
  const given = isObject(config) ? config['discoverySelectors'] : undefined;
  // one that cannot be read is that of another program
  return Array.isArray(given) && given.every(isSelector) ? given : [];
}

/** The control planes that are known; settings are about one that reads the whole set. */
function planes(set: ManifestSet): readonly Plane[] {
  const { revision, discoverySelectors } = set.settings;
  const found = controlPlaneMaps(set, 'istio', 'mesh').map(({ object }) => ({
    revision: object.metadata.labels?.[label] ?? '',
    selectors: selectorsIn(object.data?.['mesh'] ?? ''),
  }));
  const own = revision === '' ? found : found.filter((plane) => plane.revision === revision);
  const known = own.length === 0 ? [{ revision: '', selectors: [] }] : own;
  return known.map((plane) => ({
    revision: revision === '' ? plane.revision : revision,
    selectors: discoverySelectors.length === 0 ? plane.selectors : discoverySelectors,
  }));
}

function namespaceLabels(set: ManifestSet): ReadonlyMap<string, Labels> {
  const all = set.of('/Namespace');
  // the API server labels each with its name
  return new Map(
    all.map(({ object: { metadata } }) => {
      const name = metadata.name ?? '';
      return [name, { 'kubernetes.io/metadata.name': name, ...metadata.labels }];
    }),
  );
}

/** Whether no control plane discovers the namespace of an object; one that is not in the set is nobody's to judge. */
export function isUndiscovered(set: ManifestSet, object: KubernetesObject): boolean {
  const labels = set.derive(namespaceLabels).get(namespaceOf(object));
  if (labels === undefined || !discovered.has(groupKindOf(object))) return false;
  return set
    .derive(planes)
    .every(({ selectors }) => selectors.length > 0 && !selectors.some((selector) => selects(selector, labels)));
}

/** The revisions that read, where an object is labelled with another one. */
export function otherRevisions(set: ManifestSet, object: KubernetesObject): readonly string[] | undefined {
  const given = object.metadata.labels?.[label];
  if (given === undefined || !revised.has(groupKindOf(object))) return undefined;
  const revisions = set.derive(planes).map(({ revision }) => revision);
  return revisions.some((revision) => revision === '' || revision === given) ? undefined : revisions;
}

/** What no known istiod reads. Source: the filters of istiod's informers, pilot/pkg/config/kube/crdclient */
export const unread: Unread = (set) => {
  const known = set.derive(planes);
  if (known.every(({ revision, selectors }) => revision === '' && selectors.length === 0)) return undefined;
  return ({ object }: Manifest) => isUndiscovered(set, object) || otherRevisions(set, object) !== undefined;
};
