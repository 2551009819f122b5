import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { SynthProblem } from './problem';

/** What a synthesis wrote: path to text, in the order of the paths. */
export type Files = ReadonlyMap<string, string>;

/** What cdk8s writes beside YAML when validations are on. */
const metadataFile = 'construct-metadata.json';
const shown = 8;

interface Entry {
  readonly path: string;
  readonly regular: boolean;
}

/** Everything in the folder that is not a folder, and the folders of git. */
function entriesOf(folder: string, below = ''): Entry[] {
  const entries = readdirSync(join(folder, below), { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const path = join(below, entry.name);
    if (entry.isDirectory() && entry.name !== '.git') return entriesOf(folder, path);
    return [{ path, regular: entry.isFile() }];
  });
}

export const readFiles = (folder: string): Files =>
  new Map(entriesOf(folder).map(({ path }) => [path, readFileSync(join(folder, path), 'utf8')]));

export const manifestsOf = (files: Files): readonly string[] =>
  [...files].flatMap(([path, text]) => (path.endsWith('.yaml') ? [text] : []));

/** Every object has one `kind` in the first column. */
export const countObjects = (files: Files): number =>
  manifestsOf(files).reduce((sum, text) => sum + (text.match(/^kind:/gm)?.length ?? 0), 0);

/**
 * What would be lost with the folder though no synthesis wrote it. Ours is what this run writes too, and what has the ending
 * that cdk8s gives: .k8s.yaml, or just .yaml where the program says so.
 */
function foreignIn(folder: string, fresh: Files): readonly string[] {
  const ownEnding = [...fresh.keys()].some((path) => path.endsWith('.yaml') && !path.endsWith('.k8s.yaml'));
  const ending = ownEnding ? '.yaml' : '.k8s.yaml';
  const isOurs = ({ path, regular }: Entry): boolean =>
    regular && (fresh.has(path) || path.endsWith(ending) || path.endsWith('.k8s.yaml') || path === metadataFile);
  return entriesOf(folder).flatMap((entry) => (isOurs(entry) ? [] : [entry.path]));
}

/** The real place of the output folder, so that a link to it stays a link. */
function placeOf(output: string): { readonly folder: string; readonly nearest: string } {
  const wanted = resolve(output);
  let nearest = wanted;
  while (!existsSync(nearest)) nearest = dirname(nearest);
  const real = realpathSync(nearest);
  const folder = resolve(real, relative(nearest, wanted));
  return { folder, nearest: nearest === wanted ? dirname(real) : real };
}

/** The output folder, and the folder beside it in which the new one is made. */
export class Output {
  private readonly folder: string;
  private readonly work: string;
  /** Where the new folder is to be written. */
  readonly fresh: string;
  private keepWork = false;

  /** @param output the folder as the user names it */
  constructor(private readonly output: string) {
    const { folder, nearest } = placeOf(output);
    this.folder = folder;
    if (existsSync(folder) && !lstatSync(folder).isDirectory()) {
      throw new SynthProblem(`${output} is a file: name a folder`, 2);
    }
    if (!relative(folder, realpathSync('.')).startsWith('..')) {
      throw new SynthProblem(`${output} holds the project itself: name a folder that may be replaced`, 2);
    }
    try {
      this.work = mkdtempSync(join(nearest, '.dist-'));
    } catch (error) {
      throw new SynthProblem(`cannot write beside ${output}: ${(error as Error).message}`);
    }
    this.fresh = join(this.work, basename(folder));
  }

  /** Puts the new folder in the place of the old one, whole or not at all. */
  replace(): Files {
    const files = readFiles(this.fresh);
    const { folder, fresh, output } = this;
    const foreign = existsSync(folder) ? foreignIn(folder, files) : [];
    if (foreign.length > 0) {
      const more = foreign.length > shown ? ` and ${foreign.length - shown} more` : '';
      throw new SynthProblem(
        `${output}/ is replaced whole, and it holds what no synthesis wrote: ${foreign.slice(0, shown).join(', ')}${more}\n` +
          '  Move that elsewhere, or synthesize into a folder of its own: npm run synth -- --output DIR',
        2,
      );
    }
    const old = join(this.work, 'old');
    const hadOld = existsSync(folder);
    try {
      if (hadOld) renameSync(folder, old);
      else mkdirSync(dirname(folder), { recursive: true });
    } catch (error) {
      throw new SynthProblem(`cannot replace ${output}/: ${(error as Error).message}`);
    }
    try {
      renameSync(fresh, folder);
    } catch (error) {
      if (hadOld) this.restore(old);
      throw new SynthProblem(`cannot replace ${output}/: ${(error as Error).message}`);
    }
    return files;
  }

  private restore(old: string): void {
    try {
      renameSync(old, this.folder);
    } catch (error) {
      this.keepWork = true;
      throw new SynthProblem(`cannot put ${this.output}/ back, it is in ${old}: ${(error as Error).message}`);
    }
  }

  /** Takes away the folder of work. */
  close(): void {
    if (!this.keepWork) rmSync(this.work, { recursive: true, force: true });
  }
}
