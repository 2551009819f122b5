import type { Harness } from './harness';
import type { Suite } from './suite';
import { Failure } from './suite';
import type { Tally } from './tally';

const indent = (text: string): string => text.replace(/^/gm, '      ');

const wordsOf = (error: unknown): string => {
  if (error instanceof Failure) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
};

/** Runs the cases of a suite in turn; one that fails stops none of the others. */
export async function runSuite(
  suite: Suite,
  harness: Harness,
  tally: Tally,
  print: (line: string) => void,
): Promise<void> {
  print(`\n${suite.name}: ${suite.proves}`);
  let cases: Awaited<ReturnType<Suite['cases']>>;
  try {
    cases = await suite.cases(harness);
  } catch (error) {
    if (harness.processes.isClosing) return;
    const name = 'the suite does not start';
    tally.fail(suite.name, name, wordsOf(error));
    print(`  ✗ ${name}\n${indent(wordsOf(error))}`);
    return;
  }
  for (const { name, run } of cases) {
    const started = Date.now();
    const said: string[] = [];
    const time = (): string => `${((Date.now() - started) / 1000).toFixed(1)} s`;
    try {
      await run((line) => said.push(line));
      tally.passed++;
      print(`  ✓ ${name} (${time()})`);
    } catch (error) {
      if (harness.processes.isClosing) return;
      tally.fail(suite.name, name, wordsOf(error));
      print(`  ✗ ${name} (${time()})\n${indent(wordsOf(error))}`);
    }
    for (const line of said) print(indent(line));
  }
}
