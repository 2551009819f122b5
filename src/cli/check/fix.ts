import type { CheckOptions } from '../../manifests/check';
import { unifiedDiff } from '../../manifests/fix/diff';
import { type Left, planFixes } from '../../manifests/fix/plan';
import { reread } from '../../manifests/fix/reread';
import type { Input } from '../../manifests/input';
import type { Located } from '../../manifests/located';
import { rewrite, targetOf } from './rewrite';

export interface FixOptions {
  /** Shows what it would do, and does nothing. */
  readonly dryRun: boolean;
  readonly error: (text: string) => void;
}

export interface Fixed {
  /** What is in the files now. */
  readonly input: Input;
  /** What would be changed; undefined where it is. */
  readonly diff: string | undefined;
  /** A file could not be written. */
  readonly failed: boolean;
}

const count = (number: number, word: string): string => `${number} ${word}${number === 1 ? '' : 's'}`;

const leftLine = ({ finding: { file, line, code }, why }: Left): string =>
  `${file}${line === undefined ? '' : `:${line}`}: ${code} is left as it is: ${why}\n`;

/** Does what a file asks for; false, and a word, where it cannot be done. */
function tried(file: string, error: FixOptions['error'], act: () => void): boolean {
  try {
    act();
    return true;
  } catch (failure) {
    error(`${file} is left as it is: ${(failure as Error).message}\n`);
    return false;
  }
}

/** Writes what has one right answer into the files, or shows it; what is not done is told as an error. */
export function fix(
  input: Input,
  options: CheckOptions,
  isAccepted: (finding: Located) => boolean,
  { dryRun, error }: FixOptions,
): Fixed {
  const plan = planFixes(input, options, isAccepted);
  for (const one of plan.left) error(leftLine(one));
  const written = new Map<string, string>();
  for (const [file, text] of plan.texts) {
    const before = input.texts.get(file)!;
    const isDone = tried(file, error, () => {
      const target = targetOf(file, before);
      if (!dryRun) rewrite(target, text);
    });
    if (isDone) written.set(file, text);
  }
  const fixed = [...written.keys()].reduce((sum, file) => sum + (plan.fixed.get(file) ?? 0), 0);
  error(`${fixed} ${dryRun ? 'would be ' : ''}fixed in ${count(written.size, 'file')}\n`);
  if (dryRun) {
    const diffs = [...written].map(([file, text]) => unifiedDiff(file, input.texts.get(file)!, text));
    return { input, diff: diffs.join(''), failed: false };
  }
  const failed = written.size < plan.texts.size;
  return { input: failed ? reread(input, written) : plan.input, diff: undefined, failed };
}
