/** What a conformance run printed of itself. */
export interface Outcome {
  /** Undefined where the run did not come to its last line. */
  readonly counts: { readonly passed: number; readonly failed: number } | undefined;
  readonly failures: readonly Failed[];
  /** Suites that could not run, each with the reason. */
  readonly skipped: readonly string[];
  /** What synth itself refused: its own checks are before those of the engines. */
  readonly refusals: readonly string[];
}

export interface Failed {
  readonly name: string;
  readonly words: readonly string[];
}

const failedCase = /^ {2}✗ (.*?)(?: \(\d+\.\d s\))?$/;

export function outcomeOf(output: string, errors = ''): Outcome {
  const failures: { name: string; words: string[] }[] = [];
  let open: string[] | undefined;
  for (const line of output.split('\n')) {
    const name = failedCase.exec(line)?.[1];
    if (name !== undefined) {
      open = [];
      failures.push({ name, words: open });
    } else if (line.startsWith('      ')) open?.push(line.trim());
    else open = undefined;
  }
  const last = [...output.matchAll(/^(\d+) passed, (\d+) failed/gm)].at(-1);
  const skipped = [...output.matchAll(/^(\S+: skipped \(.*\))$/gm)].map(([, line]) => line!);
  const counts = last === undefined ? undefined : { passed: Number(last[1]), failed: Number(last[2]) };
  const refusals = [...`${output}\n${errors}`.matchAll(/MESH\d{4} error at .*/g)].map(([line]) => line);
  return { counts, failures, skipped, refusals };
}

export type Verdict =
  | { readonly is: 'caught'; readonly by: string }
  /** A suite failed, and nobody would know why. */
  | { readonly is: 'caught without its cause'; readonly by: string }
  | { readonly is: 'NOT CAUGHT' }
  /** Whatever fails then says nothing about the fault. */
  | { readonly is: 'the mutant does not run'; readonly by: string }
  | { readonly is: 'not run'; readonly by: string };

const said = ({ name, words }: Failed): string => [name, ...words].join('\n');
const lineOf = ({ name, words }: Failed): string => (words.length === 0 ? name : `${name}: ${words[0]}`);

/** Whether the suite noticed the fault. */
export function verdictOf({ counts, failures, skipped, refusals }: Outcome, cause: RegExp, lastWords: string): Verdict {
  const refusal = refusals.find((line) => cause.test(line));
  if (refusal !== undefined && (counts?.passed ?? 0) === 0) return { is: 'caught', by: `synth refuses: ${refusal}` };
  if (counts === undefined) return { is: 'the mutant does not run', by: lastWords };
  if (counts.passed + counts.failed === 0) return { is: 'not run', by: skipped.join(', ') };
  const [first] = failures;
  if (first === undefined) return { is: 'NOT CAUGHT' };
  if (counts.passed === 0) return { is: 'the mutant does not run', by: lineOf(first) };
  const naming = failures.find((failed) => cause.test(said(failed)));
  if (naming === undefined) return { is: 'caught without its cause', by: failures.map(lineOf).join('; ') };
  const word = naming.words.find((one) => cause.test(one)) ?? naming.words[0];
  return { is: 'caught', by: word === undefined ? naming.name : `${naming.name}: ${word}` };
}

/** All but at most one, and at least nine of ten. */
export const isEnough = (caught: number, all: number): boolean => all - caught <= 1 && caught * 10 >= all * 9;
