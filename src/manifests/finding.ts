import { type Code, diagnose, type Explanation, type Values } from '../diagnostics';
import type { Edit } from './fix/edit';
import type { Candidate, Manifest } from './manifest';
import type { Path } from './path';

/** What is wrong with a manifest, with its words filled in. */
export interface Finding extends Explanation {
  readonly code: string;
  readonly about: Candidate | Manifest;
  /** The field; empty for the object as a whole. */
  readonly at: Path;
  /** Other objects that take part. */
  readonly related: readonly Manifest[];
  /** What upstream's tools call the same fault. */
  readonly upstream: readonly string[];
  /** What mends it, where exactly one answer is right. */
  readonly edits?: readonly Edit[];
}

/** A code of the table with its words filled in. */
export function wordsOf(code: Code, values: Values): Pick<Finding, 'code' | keyof Explanation> {
  const { severity, what, why, fix } = diagnose(code, values, { path: '' });
  return { code, severity, what, why, fix };
}
