import { type Finding, wordsOf } from './finding';
import type { Located } from './located';
import type { Candidate, Manifest } from './manifest';
import { readPaths } from './read/files';
import { narrow } from './read/narrow';
import type { ReadProblem } from './read/problem';

/** What stands in the files of a command line. */
export interface Input {
  readonly manifests: readonly Manifest[];
  /** Of what could not be read. */
  readonly problems: readonly Located[];
  /** Of heads that are no heads of objects. */
  readonly findings: readonly Finding[];
  readonly texts: ReadonlyMap<string, string>;
}

/** A problem of reading, with the words of its code. */
export function problemOf(problem: ReadProblem): Located {
  const { file, line, column } = problem;
  const place = line === undefined ? { file } : { file, line, ...(column === undefined ? {} : { column }) };
  return { ...wordsOf(problem.code, problem.values), ...place, path: '', related: [], upstream: [] };
}

/** Reads files, folders and stdin, once however often a path is named. */
export async function readInput(paths: readonly string[], stdin?: NodeJS.ReadableStream): Promise<Input> {
  const { candidates, problems, texts } = await readPaths(
    paths,
    stdin === undefined ? {} : { stdin: stdin as AsyncIterable<Uint8Array> },
  );
  return { ...narrowAll(candidates), problems: problems.map(problemOf), texts };
}

/** Sorts out what has no head of an object. */
export function narrowAll(candidates: readonly Candidate[]): Pick<Input, 'manifests' | 'findings'> {
  const manifests: Manifest[] = [];
  const findings: Finding[] = [];
  for (const candidate of candidates) {
    const narrowed = narrow(candidate);
    if ('manifest' in narrowed) manifests.push(narrowed.manifest);
    else {
      for (const { code, at, values } of narrowed.issues) {
        findings.push({ ...wordsOf(code, values), about: candidate, at, related: [], upstream: [] });
      }
    }
  }
  return { manifests, findings };
}
