import { type Automaton, overlap } from './automaton';

/**
 * Whether a matcher that goes back takes time linear in the text, whatever the text. It does when only a bounded number of ways leads through
 * any text; there are unboundedly many just when, for some text, one loop runs through it, another one does, and a way leads from the first to
 * the second through the same text, or when two equal ways lead through one loop.
 */
export function isLinear(automaton: Automaton): boolean {
  const reachable = automaton.next.map((_, state) => reach(automaton, state));
  const looping = automaton.next.map((_, state) => state).filter((state) => reachable[state]!.has(state));
  const sameLoop = (a: number, b: number): boolean => reachable[a]!.has(b) && reachable[b]!.has(a);

  const twice = looping.some((from) => {
    const steps = automaton.next[from]!.filter((to) => sameLoop(from, to));
    return new Set(steps).size < steps.length;
  });
  if (twice) return false;
  return !looping.some((p) =>
    looping.some((q) => p !== q && reachable[p]!.has(q) && diverges(automaton, p, q, sameLoop)),
  );
}

function reach({ next }: Automaton, from: number): ReadonlySet<number> {
  const seen = new Set<number>();
  const todo = [...next[from]!];
  for (let state = todo.pop(); state !== undefined; state = todo.pop()) {
    if (seen.has(state)) continue;
    seen.add(state);
    todo.push(...next[state]!);
  }
  return seen;
}

/** Whether some text leads from p to p, from p to q and from q to q. */
function diverges(automaton: Automaton, p: number, q: number, sameLoop: (a: number, b: number) => boolean): boolean {
  const { next } = automaton;
  const seen = new Set<string>();
  const todo: (readonly [number, number, number])[] = [[p, p, q]];
  for (let state = todo.pop(); state !== undefined; state = todo.pop()) {
    const [a, b, c] = state;
    for (const x of next[a]!.filter((to) => sameLoop(to, p))) {
      for (const z of next[c]!.filter((to) => sameLoop(to, q))) {
        for (const y of next[b]!) {
          const key = `${x} ${y} ${z}`;
          if (seen.has(key) || !overlap(automaton, x, y, z)) continue;
          if (x === p && y === q && z === q) return true;
          seen.add(key);
          todo.push([x, y, z]);
        }
      }
    }
  }
  return false;
}
