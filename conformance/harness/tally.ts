/** Counts of a run, and its last line. */
export class Tally {
  passed = 0;
  failed = 0;
  skipped = 0;

  get line(): string {
    const skipped = this.skipped === 0 ? '' : `, ${this.skipped} skipped`;
    return `${this.passed} passed, ${this.failed} failed${skipped}`;
  }

  get exitCode(): number {
    return this.failed > 0 || this.passed + this.skipped === 0 ? 1 : 0;
  }
}
