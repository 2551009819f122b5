import { type Data, isCustom, isData, type Manifest } from '../cluster/manifest';

/** What of a value stands in the places that another one has: of list items those of the same number. */
export function pruned(value: unknown, shape: unknown): unknown {
  if (isData(value) && isData(shape)) {
    const kept = Object.keys(value).filter((key) => key in shape);
    return Object.fromEntries(kept.map((key) => [key, pruned(value[key], shape[key])]));
  }
  if (Array.isArray(value) && Array.isArray(shape))
    return value.map((item: unknown, index) => (index < shape.length ? pruned(item, shape[index]) : item));
  return value;
}

/** What the API server keeps of an object's history, and nobody writes. */
const bookkeeping = ['creationTimestamp', 'generation', 'managedFields', 'resourceVersion', 'uid'];

const without = (data: Data, keys: readonly string[]): Data =>
  Object.fromEntries(Object.entries(data).filter(([key]) => !keys.includes(key)));

/** An object without the list of who wrote what, which would be most of the state. */
export const stateOf = (live: Manifest): Data => ({ ...live, metadata: without(live.metadata, ['managedFields']) });

/**
 * The inputs of an object that nobody declared yet: all of a kind whose fields Pulumi knows, of others the identity alone. So
 * an import is followed by an update, in which the program says the rest.
 */
export function foundInputs(live: Manifest, identity: Manifest): Data {
  if (isCustom(live)) return { ...identity };
  const { status: _, ...said } = live;
  return { ...said, metadata: without(live.metadata, bookkeeping) };
}
