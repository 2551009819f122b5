import type { Harness } from './harness';
import type { Needs } from './needs';

/** One thing that must hold. It fails by throwing; what it says of itself is printed below it. */
export interface Case {
  readonly name: string;
  readonly run: (say: (line: string) => void) => Promise<void>;
}

/** A suite is a folder in suites/ and a line in suites/index.ts. */
export interface Suite {
  readonly name: string;
  /** What it proves, in a sentence. */
  readonly proves: string;
  /** Family by family, the engines that it starts. */
  readonly needs: Needs;
  /** Starts what it needs (the harness keeps and ends it) and lists its cases. */
  readonly cases: (harness: Harness) => Promise<readonly Case[]>;
}

/** A check that did not hold, with all that it found. */
export class Failure extends Error {
  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
  }
}

export function expectNone(problems: readonly string[]): void {
  if (problems.length > 0) throw new Failure(problems);
}
