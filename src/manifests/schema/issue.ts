import type { Code, Values } from '../../diagnostics';
import type { Edit } from '../fix/edit';
import type { Path } from '../path';

/** What is wrong with the structure of an object: a code of the table, and the values for its words. */
export interface Issue {
  readonly code: Code;
  readonly at: Path;
  readonly values: Values;
  /** What mends it, where exactly one answer is right. */
  readonly edits?: readonly Edit[];
}
