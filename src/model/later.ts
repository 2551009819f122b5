/**
 * A value that is known only when something else is: an output of another resource in a Pulumi program. It stands in the model and in the
 * drafts where its value would stand, and is replaced at the door: by the value for the checks, by the output where objects are registered.
 */
export class Later<T> {
  constructor(
    /** What it comes from, in the words of the host. */
    readonly source: unknown,
    /** The value, once it is known. */
    readonly known: { readonly value: T } | undefined,
    /** Stands for it as long as it is not known, so that what is around it can be checked. */
    readonly sample: T,
    /** Makes it of what the source becomes. */
    readonly derive: (value: unknown) => T,
  ) {
    Object.freeze(this);
  }

  map<U>(make: (value: T) => U): Later<U> {
    const known = this.known === undefined ? undefined : { value: make(this.known.value) };
    return new Later(this.source, known, make(this.sample), (value) => make(this.derive(value)));
  }
}

/** A value, or one that is known later. */
export type Leaf<T> = T | Later<T>;

/** The value where it is known by now. What needs it and is not told is checked when it is known. */
export const knownOf = <T>(leaf: Leaf<T>): T | undefined => (leaf instanceof Later ? leaf.known?.value : leaf);

export const mapLeaf = <T, U>(leaf: Leaf<T>, make: (value: T) => U): Leaf<U> =>
  leaf instanceof Later ? leaf.map(make) : make(leaf);

/** A leaf in the body of a draft. The types of imports/ are those of the objects when everything is known. */
export const written = <T>(leaf: Leaf<T>): T => leaf as T;

/** A copy of data with something else in the place of each value that is known later; nothing where that is undefined. */
export function withoutLaters(value: unknown, replace: (later: Later<unknown>) => unknown): unknown {
  if (value instanceof Later) return replace(value);
  if (typeof value !== 'object' || value === null) return value;
  // a list of this realm: those of structuredClone are of another under jest, and no lists to Pulumi
  if (Array.isArray(value)) return Array.from(value, (item) => withoutLaters(item, replace));
  const entries = Object.entries(value).map(([key, item]) => [key, withoutLaters(item, replace)] as const);
  return Object.fromEntries(entries.filter(([, item]) => item !== undefined));
}

/** Data as it will be, as far as that is known. */
export const settled = (value: unknown): unknown =>
  withoutLaters(value, (later) => (later.known === undefined ? later.sample : later.known.value));
