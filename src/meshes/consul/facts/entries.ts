import { groupBy } from '../../../common/group-by';
import type { KubernetesObject, Manifest } from '../../../manifests/manifest';
import type { ManifestSet } from '../../../manifests/set';
import { entryKinds, kinds, type ServiceIntentions } from './kinds';

type EntryKind = (typeof entryKinds)[number];
type ByName = (set: ManifestSet) => ReadonlyMap<string, readonly Manifest[]>;

/** A look-up for each kind, so that a rule reads no more than it asks for. */
const byName = Object.fromEntries(
  entryKinds.map((kind): [EntryKind, ByName] => [
    kind,
    (set) => groupBy(set.of(kind), ({ object }) => object.metadata.name),
  ]),
) as unknown as Readonly<Record<EntryKind, ByName>>;

/** All entries of a kind and name; more than one is for Enterprise alone. */
export const entriesOf = (set: ManifestSet, kind: EntryKind, name: string): readonly Manifest[] =>
  set.derive(byName[kind]).get(name) ?? [];

/** The entry of a name: Consul's own namespace is one, so any namespace will do; in Enterprise the own goes first. */
export const entryOf = <T extends KubernetesObject>(
  set: ManifestSet,
  kind: EntryKind,
  namespace: string,
  name: string,
): Manifest<T> | undefined =>
  set.find<T>(kind, namespace, name) ?? (entriesOf(set, kind, name)[0] as unknown as Manifest<T> | undefined);

const byDestination = (set: ManifestSet) =>
  groupBy(set.of<ServiceIntentions>(kinds.serviceIntentions), ({ object }) => object.spec?.destination?.name);

/** All intentions about calls to a service, whatever the names of the objects. */
export const intentionsOf = (set: ManifestSet, service: string): readonly Manifest<ServiceIntentions>[] =>
  set.derive(byDestination).get(service) ?? [];
