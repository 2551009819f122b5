import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Finding, findDifferences } from './import/check';
import { parseReleases, type Release } from './import/config';
import { readTree, replaceFolder } from './import/folder';
import { type KindSchema, normalizeCrds } from './import/normalize';
import { type Definitions, normalizeOpenApi } from './import/openapi';
import { allOrProblems, ImportProblem } from './import/problem';
import { downloadReader, folderReader, type ReadFile, readRelease } from './import/sources';
import { definitionsPath, type ReleaseKinds, schemaFolder, type Tree, treeOf } from './import/tree';

const usage = `Usage: npm run import -- [--from DIR] [--check] [--out DIR]

Writes imports/ from the CRDs of the releases under meshImports in cdk8s.yaml.

  --from DIR   read the CRDs from DIR instead of downloading them
  --check      write nothing; fail when imports/ differs from what its schemas give, and with --from,
               from what the CRDs give
  --out DIR    the folder to write or to check (imports)
  --help       show this text
`;

interface Flags {
  readonly from?: string;
  readonly check: boolean;
  readonly out: string;
  readonly help: boolean;
}

class UsageProblem extends Error {}

function parseFlags(args: string[]): Flags {
  const options = {
    from: { type: 'string' },
    check: { type: 'boolean', default: false },
    out: { type: 'string', default: 'imports' },
    help: { type: 'boolean', default: false },
  } as const;
  let values: Flags;
  try {
    ({ values } = parseArgs({ args, options, strict: true, allowPositionals: false }));
  } catch (error) {
    throw new UsageProblem((error as Error).message);
  }
  if (values.out === '') throw new UsageProblem('--out needs a folder');
  if (values.from !== undefined && !existsSync(values.from)) {
    throw new UsageProblem(`--from: there is no folder '${values.from}'`);
  }
  return values;
}

async function readKinds(releases: readonly Release[], read: ReadFile): Promise<ReleaseKinds[]> {
  return allOrProblems(
    releases.map(async (release) => {
      const texts = await readRelease(release, read);
      return { release, ...(release.openApi ? normalizeOpenApi(texts) : { kinds: normalizeCrds(texts) }) };
    }),
  );
}

function committedKinds(releases: readonly Release[], committed: Tree): ReleaseKinds[] {
  return releases.map((release) => {
    const shared = definitionsPath(release);
    const files = [...committed].filter(([path]) => path.startsWith(`${schemaFolder(release)}/`) && path !== shared);
    const kinds = files.map(([path, text]) => parseSchema<KindSchema>(path, text));
    const definitions = committed.get(shared);
    if (definitions === undefined) return { release, kinds };
    return { release, kinds, definitions: parseSchema<Definitions>(shared, definitions) };
  });
}

function parseSchema<T>(path: string, text: string): T {
  try {
    return JSON.parse(text) as T;
  } catch (error) {
    throw new ImportProblem([`${path} is not JSON: ${(error as Error).message}`]);
  }
}

function report(out: string, findings: readonly Finding[]): string {
  const lines = findings.map(({ kind, path }) => `  ${kind.padEnd(7)}  ${out}/${path}`);
  return `${out}/ is not what \`npm run import\` writes:\n${lines.join('\n')}\nRun \`npm run import\` and commit the result.`;
}

async function run(flags: Flags): Promise<void> {
  const releases = parseReleases(readFileSync('cdk8s.yaml', 'utf8'));
  const read = flags.from === undefined ? downloadReader(fetch) : folderReader(flags.from);
  if (!flags.check) {
    const tree = await treeOf(await readKinds(releases, read));
    replaceFolder(resolve(flags.out), tree);
    console.log(`${flags.out}/: ${tree.size} files written`);
    return;
  }
  const committed = readTree(flags.out);
  const kinds = flags.from === undefined ? committedKinds(releases, committed) : await readKinds(releases, read);
  const findings = findDifferences(await treeOf(kinds), committed);
  if (findings.length > 0) throw new ImportProblem([report(flags.out, findings)]);
  console.log(`${flags.out}/: ${committed.size} files as expected`);
}

async function main(args: string[]): Promise<number> {
  try {
    const flags = parseFlags(args);
    if (flags.help) console.log(usage);
    else await run(flags);
    return 0;
  } catch (error) {
    if (error instanceof UsageProblem) {
      console.error(`${error.message}\n\n${usage}`);
      return 2;
    }
    if (!(error instanceof ImportProblem)) throw error;
    for (const problem of error.problems) console.error(`import: ${problem}`);
    return 1;
  }
}

main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
