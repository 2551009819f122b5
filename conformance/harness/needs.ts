import type { FamilyName, families } from '../engines/families';

type Tools<Name extends FamilyName> = keyof (typeof families)[Name]['from']['tools'];

/** Engines, family by family. */
export type Needs = { readonly [Name in FamilyName]?: readonly Tools<Name>[] };

/** All that several suites need. */
export function union(all: readonly Needs[]): ReadonlyMap<FamilyName, readonly string[]> {
  const tools = new Map<FamilyName, Set<string>>();
  for (const needs of all) {
    for (const [family, names] of Object.entries(needs) as [FamilyName, readonly string[]][]) {
      const known = tools.get(family) ?? new Set<string>();
      for (const name of names) known.add(name);
      tools.set(family, known);
    }
  }
  return new Map([...tools].map(([family, names]) => [family, [...names]]));
}
