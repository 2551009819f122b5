import { type GroupKind, groupKindOf, type KubernetesObject, type Manifest, namespaceOf } from './manifest';
import type { Settings } from './settings';

const keyOf = (kind: GroupKind, namespace: string, name: string): string => `${kind} ${namespace}/${name}`;

/** Made when somebody looks for one, which few rules do. */
const byKey = ({ all }: ManifestSet): ReadonlyMap<string, Manifest> =>
  new Map(
    all.map((manifest) => {
      const { object } = manifest;
      return [keyOf(groupKindOf(object), namespaceOf(object), object.metadata.name ?? ''), manifest];
    }),
  );

/** Manifests that would live in one cluster, with the look-ups that keep the work per object the same however many there are. */
export class ManifestSet {
  private readonly byKind = new Map<GroupKind, Manifest[]>();
  private readonly derived = new Map<(set: ManifestSet) => unknown, unknown>();

  constructor(
    readonly all: readonly Manifest[],
    readonly settings: Settings,
  ) {
    for (const manifest of all) {
      const { object } = manifest;
      const kind = groupKindOf(object);
      const known = this.byKind.get(kind);
      if (known === undefined) this.byKind.set(kind, [manifest]);
      else known.push(manifest);
    }
  }

  /** All of a kind, in the order in which they were read. */
  of<T extends KubernetesObject>(kind: GroupKind): readonly Manifest<T>[] {
    return (this.byKind.get(kind) ?? []) as unknown as readonly Manifest<T>[];
  }

  find<T extends KubernetesObject>(kind: GroupKind, namespace: string, name: string): Manifest<T> | undefined {
    return this.derive(byKey).get(keyOf(kind, namespace, name)) as Manifest<T> | undefined;
  }

  /** What a function makes of the set, made once. */
  derive<T>(make: (set: ManifestSet) => T): T {
    if (!this.derived.has(make)) this.derived.set(make, make(this));
    return this.derived.get(make) as T;
  }
}
