/** A small generator of numbers from 0 to 1, the same for the same seed (mulberry32). */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** So many of the items, drawn with the seed, in their own order; all of them in a full run. */
export function sample<T>(
  items: readonly T[],
  count: number,
  options: { readonly full: boolean; readonly seed: number },
): readonly T[] {
  if (options.full || items.length <= count) return items;
  const next = random(options.seed);
  const drawn = new Set<number>();
  while (drawn.size < count) drawn.add(Math.floor(next() * items.length));
  return items.filter((_, index) => drawn.has(index));
}
