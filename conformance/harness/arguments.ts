import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

export interface Options {
  /** The suites to run, in the order of the table. */
  readonly suites: readonly string[];
  /** Everything, where a suite would otherwise take a sample. */
  readonly full: boolean;
  /** Only with engines that need no building; suites of others are skipped. */
  readonly built: boolean;
  /** Folder with the CRDs of the releases. One that is not named may be missing. */
  readonly crds: string;
  /** Seed of the samples. */
  readonly seed: number;
  /** After how many minutes the run is ended. */
  readonly minutes: number;
}

export class UsageError extends Error {}

const whole = (flag: string, text: string | undefined, least: number): number => {
  const number = Number(text);
  if (!Number.isInteger(number) || number < least)
    throw new UsageError(`${flag} takes a whole number from ${least}, not ${text ?? 'nothing'}`);
  return number;
};

/** What is on the command line, against the suites that there are. */
export function readArguments(
  args: readonly string[],
  known: readonly string[],
  root: string,
  noun = 'suite',
): Options {
  const named = new Set<string>();
  let full = false;
  let built = false;
  let crds = resolve(root, '../shared/crds');
  let seed = 1;
  let minutes: number | undefined;
  for (let i = 0; i < args.length; i++) {
    const [flag, inline] = args[i]!.split(/=(.*)/s) as [string, string?];
    const value = (): string | undefined => inline ?? args[++i];
    if (flag === '--full') full = true;
    else if (flag === '--built') built = true;
    else if (flag === '--seed') seed = whole(flag, value(), 0);
    else if (flag === '--minutes') minutes = whole(flag, value(), 1);
    else if (flag === '--crds') {
      const folder = value();
      if (folder === undefined || !existsSync(folder))
        throw new UsageError(`--crds takes a folder, and ${folder ?? 'nothing'} is none`);
      crds = resolve(folder);
    } else if (flag.startsWith('-'))
      throw new UsageError(`there is no ${flag}; there are --full, --built, --seed, --minutes and --crds`);
    else if (!known.includes(flag)) throw new UsageError(`there is no ${noun} ${flag}; there are ${known.join(', ')}`);
    else named.add(flag);
  }
  const suites = named.size === 0 ? known : known.filter((name) => named.has(name));
  return { suites, full, built, crds, seed, minutes: minutes ?? (full ? 60 : 30) };
}
