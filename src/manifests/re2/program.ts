import { type CodePoints, joined } from './code-points';
import type { Node } from './syntax';

/** A step of a machine that may be at several steps at once. */
export type Step =
  | { readonly kind: 'One'; readonly of: CodePoints; next: number }
  | { readonly kind: 'Fork'; next: number; other: number }
  | { readonly kind: 'Start' | 'End'; next: number }
  | { readonly kind: 'Match' };

const maxSteps = 20_000;

/** The steps of a pattern; the first is number 0. */
export function programOf(node: Node): readonly Step[] {
  const steps: Step[] = [];
  const add = (step: Step): number => {
    if (steps.length >= maxSteps) throw new RangeError('the pattern is too large');
    return steps.push(step) - 1;
  };
  /** Adds the steps of a node that go on at a step made before; gives the first. Built from the end, so that no step is changed but a loop's. */
  const build = (part: Node, next: number): number => {
    switch (part.kind) {
      case 'One':
        return add({ kind: 'One', of: joined(part.of), next });
      case 'Start':
      case 'End':
        return add({ kind: part.kind, next });
      case 'All':
        return part.nodes.reduceRight((to, inner) => build(inner, to), next);
      case 'Either':
        return part.nodes
          .map((inner) => build(inner, next))
          .reduceRight((other, first) => add({ kind: 'Fork', next: first, other }));
      case 'Repeat':
        return repeat(part.node, part.min, part.max, next);
    }
  };
  const repeat = (inner: Node, min: number, max: number, next: number): number => {
    let first = next;
    if (max === Number.POSITIVE_INFINITY) {
      const loop: Step = { kind: 'Fork', next: 0, other: next };
      first = add(loop);
      loop.next = build(inner, first);
    } else {
      for (let i = min; i < max; i++) first = add({ kind: 'Fork', next: build(inner, first), other: next });
    }
    for (let i = 0; i < min; i++) first = build(inner, first);
    return first;
  };
  const start = build(node, add({ kind: 'Match' }));
  return [{ kind: 'Fork', next: start + 1, other: start + 1 }, ...steps.map(shifted)];
}

/** One place further, behind the step that goes to the start. */
function shifted(step: Step): Step {
  switch (step.kind) {
    case 'Match':
      return step;
    case 'Fork':
      return { ...step, next: step.next + 1, other: step.other + 1 };
    default:
      return { ...step, next: step.next + 1 };
  }
}
