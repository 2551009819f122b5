import type { Explanation, Values } from '../diagnostics';
import type { Graph, Program } from '../model/program';

/** An object that the renderers did not write, or not as it stands: one of the user's own, or a patched one. */
export interface Manifest {
  /** Path of the construct that it belongs to. */
  readonly path: string;
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly spec?: unknown;
}

/**
 * What holds for our own output must hold for what is put beside it or patched into it. Such a rule cannot be suppressed: it
 * guards what the compiler would have refused.
 */
export interface Guard extends Explanation {
  /** Never reused. */
  readonly code: string;
  /** Its name, which is the name of its file. */
  readonly name: string;
  readonly summary: string;
  /** The kinds that it looks at. */
  readonly kinds: readonly string[];
  /** Rules over any manifest that say the same and know less, since they do not know the program. */
  readonly insteadOf: readonly string[];
  /** A program with an object beside it that is refused, and the smallest corrected twin. */
  readonly bad: { readonly program: Program; readonly manifest: Manifest };
  readonly good: { readonly program: Program; readonly manifest: Manifest };
  /** The values for its words, for each time that the object breaks it. */
  readonly check: (manifest: Manifest, graph: Graph) => Iterable<GuardFinding>;
}

export interface GuardFinding {
  readonly values: Values;
  readonly at?: string;
  /** Paths of the constructs that are bypassed. */
  readonly related?: readonly string[];
}
