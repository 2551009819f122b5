/** `npm run bench`: every benchmark, or the one that is named: `npm run bench -- check`. A number is a size of `linear`. */
import { held } from '../conformance/harness/lifecycle';
import { program } from '../conformance/harness/program';
import { check } from './check';
import { linear } from './linear';
import { object } from './object';
import { pulumi } from './pulumi';

const say = (line: string): void => console.error(`bench: ${line}`);
const minutes = 30;

const benchmarks: Readonly<Record<string, (args: readonly string[]) => unknown>> = {
  linear,
  object,
  pulumi,
  check: () => held(minutes * 60_000, say, (all) => check(all, say)),
};

async function main(): Promise<number> {
  const [name, ...rest] = process.argv.slice(2);
  if (name === undefined) {
    for (const [one, run] of Object.entries(benchmarks)) {
      console.log(`\n== ${one}`);
      await run([]);
    }
    return 0;
  }
  const known = Object.hasOwn(benchmarks, name) ? benchmarks[name] : undefined;
  if (known === undefined && !/^\d+$/.test(name)) {
    console.error(`there is no benchmark ${name}; there are ${Object.keys(benchmarks).join(', ')}`);
    return 2;
  }
  await (known === undefined ? linear([name, ...rest]) : known(rest));
  return 0;
}

program(main, say);
