import { compareText } from '../common/compare-text';
/** How much a finding weighs: an error refuses the whole output, a warning and an info are reported. */
export type Severity = 'error' | 'warning' | 'info';

/** What stands behind a code: the words of its message, with `{holes}` for values. */
export interface Explanation {
  readonly severity: Severity;
  /** What was found. */
  readonly what: string;
  /** Why it hurts. */
  readonly why: string;
  /** What to do about it. */
  readonly fix: string;
}

/** One finding, as data. */
export interface Diagnostic extends Explanation {
  readonly code: string;
  /** Path of the construct that the finding is about. */
  readonly path: string;
  /** The property below the construct's props, such as `routes[1].retries`; empty for the construct itself. */
  readonly at: string;
  /** Paths of other constructs or names of objects that take part. */
  readonly related: readonly string[];
}

/** Where a finding lies. */
export interface Place {
  readonly path: string;
  readonly at?: string;
  readonly related?: readonly string[];
}

const weight: Record<Severity, number> = { error: 0, warning: 1, info: 2 };

/** Reports read by construct, and in a construct by weight, field and code. */
export function compareDiagnostics(a: Diagnostic, b: Diagnostic): number {
  return (
    compareText(a.path, b.path) ||
    weight[a.severity] - weight[b.severity] ||
    compareText(a.at, b.at) ||
    compareText(a.code, b.code) ||
    compareText(a.what, b.what)
  );
}
