/** `npm run mutations`: puts faults into our own code, one at a time, and sees whether the suites notice. See ../README.md. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Options, readArguments } from '../harness/arguments';
import { type Held, held } from '../harness/lifecycle';
import { lastLines } from '../harness/processes';
import { program } from '../harness/program';
import { mutations } from '.';
import { copyCheckout } from './checkout';
import { type Mutation, mutated } from './mutation';
import { isEnough, outcomeOf, type Verdict, verdictOf } from './verdict';

const root = resolve(__dirname, '../..');
const say = (line: string): void => console.error(`mutations: ${line}`);

/** The fault is in the file for the time of the work. */
async function during<T>(mutation: Mutation, checkout: string, work: () => Promise<T>): Promise<T> {
  const file = join(checkout, mutation.file);
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, mutated(text, mutation));
  try {
    return await work();
  } finally {
    writeFileSync(file, text);
  }
}

async function run(options: Options, { folder, processes }: Held): Promise<number> {
  const chosen = mutations.filter(({ name }) => options.suites.includes(name));
  const checkout = join(folder, 'checkout');
  copyCheckout(root, checkout);
  // before the first suite takes its time
  for (const mutation of chosen) mutated(readFileSync(join(checkout, mutation.file), 'utf8'), mutation);

  const conformance = async (suites: readonly string[]) => {
    // a sample could leave out what would notice
    const flags = ['--crds', options.crds, '--seed', String(options.seed), '--full'];
    const args = ['run', '--silent', 'conformance', '--', ...suites, ...flags, ...(options.built ? ['--built'] : [])];
    const { stdout, stderr } = await processes.run({ name: 'conformance', command: 'npm', args, cwd: checkout });
    return {
      outcome: outcomeOf(stdout, stderr),
      lastWords: lastLines(`${stdout}\n${stderr}`, 3).replaceAll('\n', ' | '),
    };
  };

  const needed = [...new Set(chosen.map(({ suite }) => suite))];
  say(`${needed.join(', ')} without a fault …`);
  const { outcome, lastWords } = await conformance(needed);
  if (outcome.counts === undefined || outcome.failures.length > 0) {
    const failing = outcome.failures.map(({ name, words }) => [name, ...words].join('\n  '));
    say(`nothing can be shown, since without a fault there are failures:\n${[...failing, lastWords].join('\n')}`);
    return 1;
  }
  let caught = 0;
  for (const mutation of chosen) {
    if (processes.isClosing) break;
    const started = Date.now();
    const verdict = await during<Verdict>(mutation, checkout, async () => {
      const mutant = await conformance([mutation.suite]);
      return verdictOf(mutant.outcome, mutation.cause, mutant.lastWords);
    });
    if (processes.isClosing) break;
    if (verdict.is === 'caught') caught++;
    const mark = verdict.is === 'caught' ? '✓' : '✗';
    const by = 'by' in verdict ? `: ${verdict.by}` : '';
    console.log(`${mark} ${mutation.name}: ${mutation.breaks} (${Math.round((Date.now() - started) / 1000)} s)`);
    console.log(`    ${verdict.is} by ${mutation.suite}${by}`);
  }
  if (!processes.isClosing) console.log(`\n${caught} of ${chosen.length} caught`);
  return isEnough(caught, chosen.length) ? 0 : 1;
}

async function main(): Promise<number> {
  const names = mutations.map(({ name }) => name);
  const options = readArguments(process.argv.slice(2), names, root, 'mutation');
  return held(options.minutes * 60_000, say, (all) => run(options, all));
}

program(main, say);
