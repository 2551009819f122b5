import type { GroupKind, KubernetesObject } from '../manifests/manifest';
import type { Feature } from '../model/feature';

/** A feature that an object asks for, or in words what no feature stands for, and the field that does. */
export type Asked = { readonly at: string } & ({ readonly feature: Feature } | { readonly beyond: string });

/** What objects of some kinds ask of a mesh: the way back from manifests to the features table. */
export interface Ask<T extends KubernetesObject = KubernetesObject> {
  readonly kinds: readonly GroupKind[];
  readonly of: (object: T) => Iterable<Asked>;
}

/** An ask is only put to objects of its kinds that the schema let through. */
export const ask = <T extends KubernetesObject>(kinds: readonly GroupKind[], of: Ask<T>['of']): Ask => ({
  kinds,
  of: of as Ask['of'],
});
