import type { Group } from './group';

/** Meshes by an API group that only they have. */
const owners = { 'policy.linkerd.io': 'linkerd', 'consul.hashicorp.com': 'consul' } as const;

/** The mesh of a program, by what it emits; without a kind of its own it is of every mesh, and counts as Istio's. */
export function meshOf({ objects }: Group): 'istio' | 'linkerd' | 'consul' {
  const groups = objects.map(({ apiVersion }) => apiVersion.split('/')[0]!);
  const owner = groups.find((group): group is keyof typeof owners => Object.hasOwn(owners, group));
  return owner === undefined ? 'istio' : owners[owner];
}

/** Meshes beside Istio, whose programs the API server judges with their own CRDs. */
export const otherMeshes = Object.values(owners);
