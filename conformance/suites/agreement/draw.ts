import { random } from '../../harness/sample';

/** Choices, the same for the same seed. */
export interface Draw {
  /** A whole number from 0 up to one less than this. */
  readonly below: (limit: number) => number;
  readonly pick: <T>(items: readonly T[]) => T;
}

export function drawing(seed: number): Draw {
  const next = random(seed);
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    below,
    pick: (items) => {
      if (items.length === 0) throw new Error('there is nothing to pick from');
      return items[below(items.length)]!;
    },
  };
}
