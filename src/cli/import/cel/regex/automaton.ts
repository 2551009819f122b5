import { type CodePoints, joined } from '../../../../manifests/re2/code-points';
import type { Node } from '../../../../manifests/re2/syntax';
import { CelProblem } from '../problem';

/** A state for every place of a set in the pattern, with the places that can come next: one step for every choice of a matcher. */
export interface Automaton {
  readonly sets: readonly CodePoints[];
  readonly next: readonly (readonly number[])[];
}

interface Part {
  readonly first: readonly number[];
  readonly last: readonly number[];
  readonly empty: boolean;
}

/** What repeats more often counts as a loop, since its ways would be as many as the bound lets them. */
const mostCopies = 10;
const anything: CodePoints = [0, 0x10ffff];
const nothing: Part = { first: [], last: [], empty: true };

/** The automaton that a matcher which tries and goes back walks through; every state counts as an end of a way. */
export function automatonOf(pattern: Node): Automaton {
  const sets: CodePoints[] = [];
  const next: number[][] = [];
  const link = (from: readonly number[], to: readonly number[]): void => {
    for (const state of from) next[state]!.push(...to);
  };

  const build = (node: Node): Part => {
    switch (node.kind) {
      case 'Start':
      case 'End':
        return nothing;
      case 'One': {
        const state = sets.push(joined(node.of)) - 1;
        next.push([]);
        return { first: [state], last: [state], empty: false };
      }
      case 'All':
        return node.nodes.map(build).reduce(follow, nothing);
      case 'Either': {
        const parts = node.nodes.map(build);
        return {
          first: parts.flatMap(({ first }) => first),
          last: parts.flatMap(({ last }) => last),
          empty: parts.some(({ empty }) => empty),
        };
      }
      case 'Repeat':
        return repeat(node.node, node.min, node.max);
    }
  };

  const follow = (before: Part, after: Part): Part => {
    link(before.last, after.first);
    return {
      first: before.empty ? [...before.first, ...after.first] : before.first,
      last: after.empty ? [...before.last, ...after.last] : after.last,
      empty: before.empty && after.empty,
    };
  };

  const repeat = (node: Node, min: number, max: number): Part => {
    const endless = max > mostCopies;
    const copies = endless ? Math.min(Math.max(min, 1), mostCopies) : max;
    let result = nothing;
    // From the last copy to the first: what need not be there need not be followed.
    for (let index = copies - 1; index >= 0; index -= 1) {
      const copy = build(node);
      // A matcher may take a count of empty turns in many ways; an endless loop stops at an empty turn.
      if (copy.empty && (min > 1 || (max > 1 && max !== Number.POSITIVE_INFINITY))) {
        throw new CelProblem('the pattern counts what may be empty; match it by a function of its own');
      }
      if (endless && index === copies - 1) link(copy.last, copy.first);
      const rest = follow(copy, result);
      result = index < min ? rest : { ...rest, empty: true };
    }
    return result;
  };

  const whole = build(pattern);
  if (!startsAnchored(pattern)) {
    const before = sets.push(anything) - 1;
    next.push([before, ...whole.first]);
  }
  return { sets, next };
}

const startsAnchored = (node: Node): boolean =>
  node.kind === 'Start' || (node.kind === 'All' && node.nodes[0] !== undefined && startsAnchored(node.nodes[0]));

/** Whether some character is in the sets of all these states. */
export const overlap = ({ sets }: Automaton, ...states: readonly number[]): boolean =>
  states.map((state) => sets[state]!).reduce(intersection).length > 0;

function intersection(a: CodePoints, b: CodePoints): CodePoints {
  const result: number[] = [];
  for (let i = 0; i < a.length; i += 2) {
    for (let k = 0; k < b.length; k += 2) {
      const [low, high] = [Math.max(a[i]!, b[k]!), Math.min(a[i + 1]!, b[k + 1]!)];
      if (low <= high) result.push(low, high);
    }
  }
  return result;
}
