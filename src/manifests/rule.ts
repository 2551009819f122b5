import type { Explanation, Severity, Values } from '../diagnostics';
import type { Edit } from './fix/edit';
import type { GroupKind, KubernetesObject, Manifest } from './manifest';
import type { Path } from './path';
import type { ManifestSet } from './set';

/** What a check found in a manifest. */
export interface RuleFinding {
  /** The field; the whole object when left out. */
  readonly at?: Path;
  /** For the holes of the rule's words. */
  readonly values?: Values;
  /** Other objects that take part. */
  readonly related?: readonly Manifest[];
  /** Weighs differently from what the rule says of itself. */
  readonly severity?: Severity;
  /** What mends it, where exactly one answer is right. */
  readonly edits?: readonly Edit[];
}

/** Takes what a rule found. */
export type ReportFinding = (found: RuleFinding) => void;

/**
 * A rule over manifests, whoever wrote them, holds all of itself: its words, its examples and its check. It is asked only about objects whose
 * structure is right, so their fields have the types of the schema.
 */
export interface ManifestRule<T extends KubernetesObject = KubernetesObject> extends Explanation {
  /** Never reused. */
  readonly code: string;
  /** Its name, which is the name of its file. */
  readonly name: string;
  /** What it looks for, in a sentence. */
  readonly summary: string;
  /** What upstream's tools call the same fault: IST0128, KIA0201, or `webhook` where the control plane refuses the object. */
  readonly upstream: readonly string[];
  /** The kinds that it is asked about, one object at a time. */
  readonly kinds: readonly GroupKind[];
  /** The kinds that it looks up besides. */
  readonly reads: readonly GroupKind[];
  /**
   * Names of fields, at any depth, without any of which it has nothing to say: objects that have none of them are passed over, which
   * keeps those with little in them cheap. `route[1]` is a list `route` with a second entry. @default it is asked about every object
   */
  readonly fields?: readonly string[];
  /** Whether it may have something to say of any object of a set, which is asked once. @default it is asked about each of them */
  readonly concerns?: (set: ManifestSet) => boolean;
  /** It is asked about what the control plane does not read, and no other rule is. @default it is asked about what is read */
  readonly unread?: true;
  /** Versions of the mesh that know it. @default all */
  readonly since?: string;
  readonly until?: string;
  /** Manifests with the fault, as YAML, and the smallest corrected twin. */
  readonly bad: string;
  readonly good: string;
  /** Reports what it finds, or gives it back: most objects have nothing, and to say nothing costs less than to give nothing back. */
  // biome-ignore lint/suspicious/noConfusingVoidType: what only reports has no return
  check(manifest: Manifest<T>, set: ManifestSet, report: ReportFinding): Iterable<RuleFinding> | void;
}

/** Rules about one subject; a folder of files. */
export interface RuleFamily {
  /** The name of the folder. */
  readonly name: string;
  /** What goes wrong where these are broken, as a headline. */
  readonly hurts: string;
  readonly rules: readonly ManifestRule[];
}

/** A fact that upstream's sources state, and what became of it: rules, the schema that says it already, or why it cannot be decided here. */
export type CoverageRow = { readonly says: string } & (
  | { readonly codes: readonly string[] }
  | { readonly schema: string }
  | { readonly undecidable: string }
);
