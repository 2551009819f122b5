import type { Code, Values } from '../../diagnostics';
import type { Json } from '../json';
import { formatPath } from '../path';
import type { Issue } from './issue';
import type { KindSchema } from './schema';

/** What one walk over an object carries along. The path is one list that grows and shrinks, so that a sound object costs no allocation. */
export interface Walk {
  readonly kind: KindSchema;
  readonly path: (string | number)[];
  /** What was found; nobody asks it of a walk that only tries. */
  readonly found: Issue[] | undefined;
  /** How many issues there were: who tries alternatives looks whether it grew. */
  issues: number;
  /** Whether a null was met where none belongs. */
  nulls: boolean;
}

/** Looks at a value at the place where the walk is. */
export type Check = (value: Json, walk: Walk) => void;

/** Counts an issue, and keeps it unless the walk only tries. */
export function raise(walk: Walk, code: Code, values: Values, ...deeper: (string | number)[]): void {
  raiseWith(walk, { code, values }, ...deeper);
}

/** The same for an issue that may say what mends it. */
export function raiseWith(walk: Walk, issue: Omit<Issue, 'at'>, ...deeper: (string | number)[]): void {
  walk.issues++;
  const at = [...walk.path, ...deeper];
  walk.found?.push({ ...issue, at, values: { field: fieldOf(at), ...issue.values } });
}

/** A walk that only tries, at a place of its own: nobody asks where it is. */
export const trial = (kind: KindSchema): Walk => ({ kind, path: [], found: undefined, issues: 0, nulls: false });

/** The last step with a name and what is below it: `http[0]`; the object itself where there is none. */
function fieldOf(steps: readonly (string | number)[]): string {
  const from = steps.findLastIndex((step) => typeof step === 'string');
  return from === -1 ? 'the object' : formatPath(steps.slice(from));
}

/** Runs a check one step deeper. */
export function within(walk: Walk, step: string | number, value: Json, check: Check): void {
  walk.path.push(step);
  check(value, walk);
  walk.path.pop();
}
