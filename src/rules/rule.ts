import type { Explanation, Place, Values } from '../diagnostics';
import type { Graph, Program } from '../model/program';

/** What a check found: where, and the values for the words of the rule. */
export interface Finding extends Place {
  readonly values?: Values;
  /** Weighs differently from what the rule says of itself. */
  readonly severity?: Explanation['severity'];
}

/** A rule over the model holds all of itself: its words, its examples and its check. */
export interface Rule extends Explanation {
  /** Never reused. */
  readonly code: string;
  /** Its name, which is the name of its file. */
  readonly name: string;
  /** What it looks for, in a sentence. */
  readonly summary: string;
  /** The lists of the program that the check reads. */
  readonly reads: readonly (keyof Program)[];
  /** A program with the fault, and the smallest corrected twin. */
  readonly bad: Program;
  readonly good: Program;
  readonly check: (graph: Graph) => Iterable<Finding>;
}
