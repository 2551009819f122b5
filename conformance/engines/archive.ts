import { createHash } from 'node:crypto';
import { accessSync, chmodSync, constants, copyFileSync, existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { lastLines, type Processes } from '../harness/processes';
import type { Archive } from './families';

/** A line of a SHA256SUMS file: the file that it names, and its hash. */
export function pinnedIn(sums: string): { readonly file: string; readonly hash: string } {
  const [, hash, file] = /^([0-9a-f]{64}) {2}(\S+)$/m.exec(sums) ?? [];
  if (hash === undefined || file === undefined) throw new Error(`no pinned file in:\n${sums}`);
  return { file, hash };
}

/** Why the archive does not fit here; undefined where it does. */
export function misfit({ platform, named }: Archive, here = `${process.platform}-${process.arch}`): string | undefined {
  return here === platform
    ? undefined
    : `there is an archive for ${platform} only, not for ${here}; name one in ${named}`;
}

/** A binary that somebody names instead of ours, as it is. */
export function namedInstead(
  { tools, named }: Archive,
  env: Readonly<Record<string, string | undefined>> = process.env,
): { readonly paths: Readonly<Record<string, string>> } | { readonly missing: string } | undefined {
  const path = env[named];
  if (path === undefined || path === '') return undefined;
  try {
    accessSync(path, constants.X_OK);
  } catch {
    return { missing: `${named} names ${path}, which is no program that can be run` };
  }
  return { paths: Object.fromEntries(Object.keys(tools).map((tool) => [tool, resolve(path)])) };
}

/** The archive in the engines' folder beside the CRDs, or why it is not to be taken. */
export function archiveIn(
  crds: string,
  sums: string,
  { named }: Archive,
): { readonly path: string } | { readonly missing: string } {
  const { file, hash } = pinnedIn(sums);
  const path = join(crds, '..', 'engines', file);
  if (!existsSync(path)) return { missing: `no ${path}; name a built one in ${named}` };
  const found = createHash('sha256').update(readFileSync(path)).digest('hex');
  if (found === hash) return { path };
  return { missing: `${path} has the hash ${found}, and not the pinned ${hash}; take the published one` };
}

/** Python has lzma in its library, and xz is there where somebody left that out. */
const unpackers: readonly ((from: string, to: string) => readonly [string, readonly string[]])[] = [
  (from, to) => [
    'python3',
    ['-c', 'import lzma,shutil,sys;shutil.copyfileobj(lzma.open(sys.argv[1]),open(sys.argv[2],"wb"))', from, to],
  ],
  (from) => ['xz', ['--decompress', '--force', from]],
];

/** Unpacks the archive into a file of the folder. */
export async function unpack(archive: string, tool: string, folder: string, processes: Processes): Promise<void> {
  const to = join(folder, tool);
  const failures: string[] = [];
  for (const [turn, unpacker] of unpackers.entries()) {
    const copy = `${to}.xz`;
    copyFileSync(archive, copy);
    chmodSync(copy, 0o600);
    const [command, args] = unpacker(copy, to);
    const said = await processes
      .run({ name: `unpack-${tool}-${turn}`, command, args })
      .then(({ code, stderr }) => (code === 0 ? undefined : lastLines(stderr, 3)))
      .catch((error: unknown) => String(error));
    if (said === undefined) return chmodSync(to, 0o755);
    failures.push(`${command}: ${said}`);
  }
  throw new Error(`${archive} cannot be unpacked:\n${failures.join('\n')}`);
}
