import type { Severity } from '../diagnostics';

/** An object by its name. */
export interface ObjectName {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
}

export interface Place {
  readonly file: string;
  /** Counted from 1. */
  readonly line?: number;
  readonly column?: number;
}

/** A finding as it leaves: words, names and places, and no object. */
export interface Located extends Place {
  readonly code: string;
  readonly severity: Severity;
  readonly what: string;
  readonly why: string;
  readonly fix: string;
  /** The field, such as `spec.http[0].retries`; empty for the object as a whole. */
  readonly path: string;
  /** Absent where a document is no object. */
  readonly object?: ObjectName;
  readonly related: readonly (Place & { readonly object: ObjectName })[];
  readonly upstream: readonly string[];
}

/** What was done, beside what was found. */
export interface Summary {
  readonly files: number;
  readonly checked: number;
  /** By group and kind. */
  readonly notChecked: Readonly<Record<string, number>>;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  /** Findings that the baseline accepts. */
  readonly accepted: number;
}

export interface Report {
  readonly findings: readonly Located[];
  readonly summary: Summary;
}

/** `VirtualService shop/payments`. */
export const nameOf = ({ kind, namespace, name }: ObjectName): string =>
  `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
