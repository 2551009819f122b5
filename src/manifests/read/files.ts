import { closeSync, fstatSync, openSync, readdirSync, readSync, realpathSync, type Stats, statSync } from 'node:fs';
import { join } from 'node:path';
import { compareText } from '../../common/compare-text';
import type { Code, Values } from '../../diagnostics';
import type { Candidate } from '../manifest';
import { maxFile } from './limits';
import type { ReadProblem } from './problem';
import { readText } from './read-text';

/** All that was found below some paths. */
export interface FilesReading {
  readonly candidates: readonly Candidate[];
  /** File by file in the order of reading. */
  readonly problems: readonly ReadProblem[];
  /** The text of each file that was read, for a locator. */
  readonly texts: ReadonlyMap<string, string>;
  /** Files that hold nothing of Kubernetes. */
  readonly foreign: readonly string[];
}

export interface ReadOptions {
  /** Read where a path is `-`. */
  readonly stdin?: AsyncIterable<Uint8Array | string>;
}

/** The name of what came from stdin. */
export const stdinName = '<stdin>';

interface Target {
  readonly file: string;
  /** Somebody named it, so it is told of when it holds nothing. */
  readonly named: boolean;
}

const manifestFile = /\.(?:ya?ml|json)$/;
const isSkipped = (name: string): boolean => name.startsWith('.') || name === 'node_modules';

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'there is no right to read it',
  EPERM: 'there is no right to read it',
  ELOOP: 'its links lead in a circle',
  EISDIR: 'it is a folder',
};

const reasonOf = (error: unknown): string => {
  const { code, message } = error as NodeJS.ErrnoException;
  return (code === undefined ? undefined : reasons[code]) ?? message;
};

const tooLarge = (file: string): ReadProblem => {
  const limit = `${maxFile / 1024 / 1024} MB`;
  const advice = 'split the file; documents can be cut apart at their ---';
  return { code: 'MESH7008', values: { what: 'the file', limit, advice }, file };
};

/** Undefined for a link that leads to nothing or to itself. */
function statOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ELOOP') return undefined;
    throw error;
  }
}

/** Bytes of a file, or of a pipe that stands for one; undefined where there are too many. */
function bytesOf(file: string): Uint8Array | undefined {
  const handle = openSync(file, 'r');
  try {
    const { size } = fstatSync(handle);
    if (size > maxFile) return undefined;
    const chunks: Buffer[] = [];
    let total = 0;
    for (;;) {
      const chunk = Buffer.allocUnsafe(Math.max(size - total + 1, 64 * 1024));
      const count = readSync(handle, chunk);
      if (count === 0) break;
      total += count;
      if (total > maxFile) return undefined;
      chunks.push(chunk.subarray(0, count));
    }
    return chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks);
  } finally {
    closeSync(handle);
  }
}

/** Bytes of a stream; undefined where there are too many. */
async function streamed(stream: AsyncIterable<Uint8Array | string>): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let total = 0;
  for await (const chunk of stream) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    total += bytes.length;
    if (total > maxFile) return undefined;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

/** Collects what stands below paths, each file and each folder once, whatever links lead to it. */
class Collector {
  readonly candidates: Candidate[] = [];
  readonly problems: ReadProblem[] = [];
  readonly texts = new Map<string, string>();
  readonly foreign: string[] = [];
  private readonly seen = new Set<string>();

  problem(file: string, code: Code, values: Values): void {
    this.problems.push({ code, values, file });
  }

  path(path: string): void {
    this.guarded(path, () => {
      const stat = statSync(path);
      if (stat.isDirectory()) this.folder(path);
      else if (stat.isFile() || stat.isFIFO()) this.file({ file: path, named: true });
      else this.problem(path, 'MESH7011', { reason: 'it is a device or a socket' });
    });
  }

  private guarded(path: string, read: () => void): void {
    try {
      read();
    } catch (error) {
      if (typeof error !== 'object' || error === null || !('syscall' in error)) throw error;
      this.problem(path, 'MESH7011', { reason: reasonOf(error) });
    }
  }

  private isNew(path: string): boolean {
    const real = realpathSync(path);
    if (this.seen.has(real)) return false;
    this.seen.add(real);
    return true;
  }

  private folder(folder: string): void {
    if (!this.isNew(folder)) return;
    const names = readdirSync(folder).sort(compareText);
    const isChart = names.includes('Chart.yaml') && names.includes('templates');
    for (const name of names) {
      if (isSkipped(name)) continue;
      const path = join(folder, name);
      if (isChart && name === 'templates') this.problem(path, 'MESH7013', {});
      else this.guarded(path, () => this.entry(path));
    }
  }

  private entry(path: string): void {
    const stat = statOf(path);
    if (stat?.isDirectory() === true) this.folder(path);
    else if (!manifestFile.test(path)) return;
    else if (stat === undefined) this.problem(path, 'MESH7011', { reason: 'it is a link to nothing' });
    else if (stat.isFile()) this.file({ file: path, named: false });
  }

  private file(target: Target): void {
    const { file } = target;
    // a pipe has no place of its own to be known by
    if (statSync(file).isFile() && !this.isNew(file)) return;
    this.content(target, bytesOf(file));
  }

  content({ file, named }: Target, bytes: Uint8Array | undefined): void {
    if (bytes === undefined) {
      this.problems.push(tooLarge(file));
      return;
    }
    const { candidates, problems, kubernetes, text: content } = readText(bytes, file);
    if (!kubernetes) this.foreign.push(file);
    if (!kubernetes && !named) return;
    this.texts.set(file, content);
    for (const candidate of candidates) this.candidates.push(candidate);
    for (const problem of problems) this.problems.push(problem);
    if (!kubernetes && problems.length === 0) this.problem(file, 'MESH7010', {});
  }
}

/**
 * Reads files, folders and stdin. In folders these are .yaml, .yml and .json at any depth, by name, without folders of dots and node_modules;
 * what holds nothing of Kubernetes is passed over there.
 */
export async function readPaths(paths: readonly string[], { stdin }: ReadOptions = {}): Promise<FilesReading> {
  const collector = new Collector();
  for (const path of paths) {
    if (path !== '-') collector.path(path);
    else if (stdin === undefined) collector.problem(stdinName, 'MESH7011', { reason: 'there is no stdin' });
    else collector.content({ file: stdinName, named: true }, await streamed(stdin));
  }
  const { candidates, problems, texts, foreign } = collector;
  return { candidates, problems, texts, foreign };
}
