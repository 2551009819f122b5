import type { BinaryOperator } from './syntax';

/** What is sure of a value: that it is there, or how many items it has at least. */
export interface Fact {
  readonly atLeast: number;
  /** How many functions deep the compiler of TypeScript knows it too. */
  readonly depth: number;
}

/** By the path of the value; sizes by `size(path)`. */
export type Facts = ReadonlyMap<string, Fact>;

export const noFacts: Facts = new Map();

export const sizeOf = (path: string): string => `size(${path})`;

export function bothFacts(a: Facts = noFacts, b: Facts = noFacts): Facts {
  if (a.size === 0) return b;
  const result = new Map(a);
  for (const [path, { atLeast, depth }] of b) {
    const known = result.get(path) ?? { atLeast, depth };
    result.set(path, { atLeast: Math.max(atLeast, known.atLeast), depth: Math.max(depth, known.depth) });
  }
  return result;
}

/** The facts of a test that is a function of its own. */
export const fromElsewhere = (facts: Facts = noFacts): Facts =>
  new Map([...facts].map(([path, { atLeast }]) => [path, { atLeast, depth: -1 }]));

interface Sizes {
  readonly whenTrue?: number;
  readonly whenFalse?: number;
}

/** How large a size is at least when it compares so with a number. */
export const sizes: Readonly<Partial<Record<BinaryOperator, (count: number) => Sizes>>> = {
  '>': (count) => ({ whenTrue: count + 1 }),
  '>=': (count) => ({ whenTrue: count }),
  '==': (count) => ({ whenTrue: count }),
  '!=': (count) => ({ whenFalse: count }),
  '<': (count) => ({ whenFalse: count }),
  '<=': (count) => ({ whenFalse: count + 1 }),
};
