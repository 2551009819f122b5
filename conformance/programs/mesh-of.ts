import type { Group } from './group';

/** Meshes by what only their objects say: an API group, or the prefix of an annotation. */
const owners = { 'linkerd.io/': 'linkerd', 'consul.hashicorp.com/': 'consul' } as const;

/** The mesh of a program, by what it emits; where no word tells it, it counts as Istio's. */
export function meshOf({ objects }: Group): 'istio' | 'linkerd' | 'consul' {
  const text = JSON.stringify(objects);
  const found = Object.entries(owners).find(([word]) => text.includes(word));
  return found?.[1] ?? 'istio';
}

/** Meshes beside Istio, whose programs the API server judges with their own CRDs. */
export const otherMeshes = Object.values(owners);
