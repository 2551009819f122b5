import type { IConstruct } from 'constructs';
import { isBelow } from '../common/is-below';
import { type Place, precedence } from './order';
import type { Examined } from './validate';
import type { Written } from './written';

/** A written object among the others; a given workload stands where one of ours would. */
type Placed = Place & { readonly written: Written };

function placesOf({ written, graph }: Examined): readonly Placed[] {
  const served = new Map(
    graph.services.flatMap(({ workload, path }) => (workload.kind === 'Given' ? [[workload.path, path] as const] : [])),
  );
  return written.map((one): Placed => {
    const { path, object, source } = one;
    const { metadata } = object;
    if ('phase' in source) return { owner: path, phase: source.phase, metadata, written: one };
    const service = served.get(path);
    return { owner: service ?? path, phase: service === undefined ? undefined : 'workload', metadata, written: one };
  });
}

/** What users say with `node.addDependency`: everything below one construct comes behind everything below another. */
function* declared({ written, constructs }: Examined): Iterable<readonly [Written, readonly Written[]]> {
  const below = ({ node }: IConstruct): readonly Written[] => written.filter(({ path }) => isBelow(path, node.path));
  for (const construct of constructs.values()) {
    for (const dependency of construct.node.dependencies) {
      const before = below(dependency);
      for (const one of below(construct)) yield [one, before.filter((other) => other !== one)];
    }
  }
}

const show = ({ object: { kind, metadata } }: Written): string => `${kind} ${metadata.name}`;

/** Without what others of them come behind anyway. */
function direct(others: ReadonlySet<Written>, before: ReadonlyMap<Written, ReadonlySet<Written>>): readonly Written[] {
  const implied = new Set([...others].flatMap((other) => [...before.get(other)!]));
  return [...others].filter((other) => !implied.has(other));
}

/** Everything that is written, in an order in which it can be made, each with what must be there before. */
export function sequenceOf(examined: Examined): ReadonlyMap<Written, readonly Written[]> {
  const before = new Map<Written, Set<Written>>();
  for (const [{ written }, places] of precedence(placesOf(examined), examined.graph, 'all')) {
    before.set(written, new Set(places.map((place) => place.written)));
  }
  for (const [one, others] of declared(examined)) for (const other of others) before.get(one)!.add(other);
  const sequence = new Map<Written, readonly Written[]>();
  const under = new Set<Written>();
  const visit = (one: Written): void => {
    if (sequence.has(one)) return;
    if (under.has(one)) throw new Error(`Dependency cycle detected: ${[...under, one].map(show).join(' => ')}`);
    under.add(one);
    for (const other of before.get(one)!) visit(other);
    under.delete(one);
    sequence.set(one, direct(before.get(one)!, before));
  };
  for (const one of examined.written) visit(one);
  return sequence;
}
