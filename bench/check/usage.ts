import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Held } from '../../conformance/harness/lifecycle';
import { lastLines, type Program } from '../../conformance/harness/processes';

/** What a process took: milliseconds by the clock and of CPU, and bytes of memory at most. */
export interface Usage {
  readonly wall: number;
  readonly cpu: number;
  readonly peak: number;
}

/** Runs a program to its end, and measures all of it. It has to end with the code and say the words. */
export async function usageOf(
  { processes, folder }: Pick<Held, 'processes' | 'folder'>,
  { name, command, args }: Program,
  expected: { readonly code: number; readonly words: RegExp },
): Promise<Usage> {
  const report = join(folder, `${name}.usage`);
  const measured = { name, command: 'python3', args: [join(__dirname, 'usage.py'), report, command, ...args] };
  const { code, stdout, stderr } = await processes.run(measured);
  if (code !== expected.code || !expected.words.test(stdout + stderr)) {
    throw new Error(`${name} ended with ${code}, not as it had to:\n${lastLines(`${stdout}\n${stderr}`)}`);
  }
  return JSON.parse(readFileSync(report, 'utf8')) as Usage;
}
