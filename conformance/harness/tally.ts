/** A case that failed. */
interface Failed {
  readonly suite: string;
  readonly name: string;
  readonly words: string;
}

/** Logs are often cut to their ends, so the end says what failed; all of the words stand where the case ran. */
const linesAtTheEnd = 8;

function summary({ suite, name, words }: Failed): string {
  const lines = words.split('\n');
  const left = lines.length - linesAtTheEnd;
  const shown = lines.slice(0, linesAtTheEnd).map((line) => `      ${line}`);
  return [`  ${suite}: ${name}`, ...shown, ...(left > 0 ? [`      … ${left} more above`] : [])].join('\n');
}

/** Counts of a run, what failed in it, and its last line. */
export class Tally {
  passed = 0;
  skipped = 0;
  private readonly failures: Failed[] = [];

  get failed(): number {
    return this.failures.length;
  }

  fail(suite: string, name: string, words: string): void {
    this.failures.push({ suite, name, words });
  }

  /** Every failed case once more, with the first lines of its words; nothing where none failed. */
  get failedAgain(): string | undefined {
    if (this.failed === 0) return undefined;
    return ['failed:', ...this.failures.map(summary)].join('\n');
  }

  get line(): string {
    const skipped = this.skipped === 0 ? '' : `, ${this.skipped} skipped`;
    return `${this.passed} passed, ${this.failed} failed${skipped}`;
  }

  get exitCode(): number {
    return this.failed > 0 || this.passed + this.skipped === 0 ? 1 : 0;
  }
}
