/** `npm run conformance`: what we emit before the real engines. See README.md beside this file. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Engines, engines, versionsOf } from './engines/build';
import type { FamilyName } from './engines/families';
import { type Options, readArguments } from './harness/arguments';
import type { Harness } from './harness/harness';
import { type Held, held } from './harness/lifecycle';
import { union } from './harness/needs';
import { program } from './harness/program';
import { runSuite } from './harness/run-suite';
import { Tally } from './harness/tally';
import { suites } from './suites';

const root = resolve(__dirname, '..');
const print = (line: string): void => console.log(line);
const say = (line: string): void => console.error(`conformance: ${line}`);

async function run(options: Options, { folder, processes, ports }: Held): Promise<number> {
  const chosen = suites.filter(({ name }) => options.suites.includes(name));
  const built = new Map<FamilyName, Engines>();
  for (const [family, tools] of union(chosen.map(({ needs }) => needs))) {
    built.set(family, await engines(family, tools, processes, say, options));
  }
  const present = [...built].filter(([, found]) => 'paths' in found);
  print(`engines: ${present.length === 0 ? 'none' : present.flatMap(([family]) => versionsOf(family)).join(', ')}`);
  print(options.full ? 'everything' : `a sample, the same with --seed ${options.seed}; everything with --full`);
  const paths = new Map(present.flatMap(([, found]) => Object.entries('paths' in found ? found.paths : {})));
  const started = new Map<string, Promise<unknown>>();
  const harness: Harness = {
    options,
    root,
    folder,
    processes,
    ports,
    say,
    engine: (name) => {
      const path = paths.get(name);
      if (path === undefined) throw new Error(`no suite says that it needs ${name}`);
      return path;
    },
    once: <T>(key: string, start: () => Promise<T>): Promise<T> => {
      const known = (started.get(key) as Promise<T> | undefined) ?? start();
      started.set(key, known);
      return known;
    },
  };
  const tally = new Tally();
  for (const suite of chosen) {
    if (processes.isClosing) break;
    const missing = (Object.keys(suite.needs) as FamilyName[]).flatMap((family) => {
      const found = built.get(family);
      return found !== undefined && 'missing' in found ? [`${family}: ${found.missing}`] : [];
    });
    // every API server here serves the CRDs of a mesh
    if (suite.needs.kubernetes !== undefined && !existsSync(options.crds))
      missing.push(`no CRDs at ${options.crds}; name their folder with --crds`);
    if (missing.length > 0) {
      tally.skipped++;
      print(`\n${suite.name}: skipped (${[...new Set(missing)].join(', ')})`);
    } else await runSuite(suite, harness, tally, print);
  }
  // counts of a part would read like those of the whole
  if (!processes.isClosing) {
    if (tally.failedAgain !== undefined) print(`\n${tally.failedAgain}`);
    print(`\n${tally.line}`);
  }
  return tally.exitCode;
}

async function main(): Promise<number> {
  const names = suites.map(({ name }) => name);
  const options = readArguments(process.argv.slice(2), names, root);
  return held(options.minutes * 60_000, say, (all) => run(options, all));
}

program(main, say);
