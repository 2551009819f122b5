import { programOf, type Step } from './program';
import { parsePattern } from './syntax';

/** All the steps where the machine may be, and where it goes from there by class of character; filled in as texts ask for it. */
interface State {
  readonly steps: readonly number[];
  readonly next: (State | undefined)[];
  readonly matched: boolean;
  readonly matchesAtEnd: boolean;
}

const maxStates = 2_000;

/**
 * Whether a pattern is found in a text, as RE2 finds it: every character is looked at once, whatever the pattern, since the machine is in all
 * the places at once where backtracking would try one after the other. Throws PatternProblem for syntax that it does not know.
 */
export function matcherOf(pattern: string): (text: string) => boolean {
  const steps = programOf(parsePattern(pattern));
  const { classOf, classes } = classesOf(steps);
  const states = new Map<string, State>();

  const stateOf = (places: readonly number[], atStart: boolean): State => {
    const now = closure(steps, places, atStart, false);
    const key = now.join();
    const known = states.get(key);
    // The first state has passed the start of the text, which others have not: it has a key of its own.
    if (known !== undefined && !atStart) return known;
    const isMatch = (step: number): boolean => steps[step]!.kind === 'Match';
    const state = {
      steps: now,
      next: Array<State | undefined>(classes.length).fill(undefined),
      matched: now.some(isMatch),
      matchesAtEnd: closure(steps, now, atStart, true).some(isMatch),
    };
    if (!atStart) states.set(key, state);
    return state;
  };

  const go = (state: State, group: number): State => {
    const character = classes[group]!;
    const places = state.steps.flatMap((index) => {
      const step = steps[index]!;
      return step.kind === 'One' && includes(step.of, character) ? [step.next] : [];
    });
    return stateOf([...places, 0], false);
  };

  let first = stateOf([0], true);
  return (text) => {
    if (states.size > maxStates) {
      states.clear();
      first = stateOf([0], true);
    }
    let state = first;
    for (let i = 0; i < text.length; i++) {
      if (state.matched) return true;
      if (state.steps.length === 0) return false;
      const code = text.codePointAt(i)!;
      if (code > 0xffff) i++;
      const group = classOf(code);
      let to = state.next[group];
      if (to === undefined) {
        to = go(state, group);
        state.next[group] = to;
      }
      state = to;
    }
    return state.matchesAtEnd;
  };
}

/** The steps that wait for a character or are the end, from these places on, without the steps that only lead on. */
function closure(steps: readonly Step[], places: readonly number[], atStart: boolean, atEnd: boolean): number[] {
  const seen = new Set<number>();
  const waiting: number[] = [];
  const open = [...places];
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    if (seen.has(index)) continue;
    seen.add(index);
    const step = steps[index]!;
    if (step.kind === 'Fork') open.push(step.next, step.other);
    else if (step.kind === 'Start') {
      if (atStart) open.push(step.next);
    } else if (step.kind === 'End' && atEnd) open.push(step.next);
    else waiting.push(index);
  }
  return waiting.sort((a, b) => a - b);
}

const includes = (ranges: readonly number[], code: number): boolean => {
  for (let i = 0; i < ranges.length; i += 2) if (code >= ranges[i]! && code <= ranges[i + 1]!) return true;
  return false;
};

/** Characters that every step treats alike share a class, named by the first of them. */
function classesOf(steps: readonly Step[]): {
  readonly classOf: (code: number) => number;
  readonly classes: readonly number[];
} {
  const starts = new Set([0]);
  for (const step of steps) {
    if (step.kind !== 'One') continue;
    for (let i = 0; i < step.of.length; i += 2) {
      starts.add(step.of[i]!);
      starts.add(step.of[i + 1]! + 1);
    }
  }
  const classes = [...starts].filter((code) => code <= 0x10ffff).sort((a, b) => a - b);
  const search = (code: number): number => {
    let [low, high] = [0, classes.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (classes[middle]! <= code) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  const ascii = Uint16Array.from({ length: 128 }, (_, code) => search(code));
  return { classOf: (code) => (code < 128 ? ascii[code]! : search(code)), classes };
}
