import { Construct } from 'constructs';
import type { Mesh } from '../src/meshes/mesh';
import { type Feature, features } from '../src/model/feature';
import type { Guarded } from './needed';

/** A scope that knows its mesh: a namespace, or a construct with its `mesh`; or the mesh itself. */
export type MeshScope = Construct | Mesh;

const isMesh = (value: unknown): value is Mesh => (value as Mesh | undefined)?.kind === 'Mesh';

/** The mesh of the scope, or of the nearest scope above that has one. */
function meshOf(scope: MeshScope): Mesh | undefined {
  if (isMesh(scope)) return scope;
  if (!Construct.isConstruct(scope)) return undefined;
  const above = [...scope.node.scopes].reverse();
  return above.map((one) => (one as { mesh?: unknown }).mesh).find(isMesh);
}

/**
 * A value where the mesh of the scope has a feature (in part counts), another one where it lacks it. For what the meshes do not have in
 * common: `connectionPool: when(shop, 'connectionPool', { maxConnections: 100 }, undefined)`. It compiles for every mesh, also for one that
 * is chosen at run time; what stands in its place where the feature is missing is said in the program.
 *
 * @throws an Error where no mesh stands above the scope, or the feature has no such name
 */
export function when<const F extends Feature, const Value, const Otherwise>(
  scope: MeshScope,
  feature: F,
  value: Value,
  otherwise: Otherwise,
): (NoInfer<Value> & Guarded<F>) | NoInfer<Otherwise> {
  const mesh = meshOf(scope);
  if (mesh === undefined || !Object.hasOwn(features, feature)) {
    const what = mesh === undefined ? 'no mesh stands above the scope' : `no feature is called ${String(feature)}`;
    throw new Error(
      `when: ${what}; say when(namespace, feature, value, otherwise), with one of ${Object.keys(features).join(', ')}`,
    );
  }
  return mesh.features[feature].state === 'cannot' ? otherwise : (value as Value & Guarded<F>);
}
