import type { Candidate } from '../manifest';
import { sortValue } from './candidates';
import { decode } from './decode';
import { locatorOf } from './locate';
import type { Found, ReadProblem, Report } from './problem';
import { readValues } from './read-values';

/** What a text holds. */
export interface Reading {
  readonly candidates: readonly Candidate[];
  /** In the order of their places. */
  readonly problems: readonly ReadProblem[];
  /** Whether it is about Kubernetes: an object is in it, or what failed to be read speaks of an apiVersion. */
  readonly kubernetes: boolean;
  /** Documents that hold something else. */
  readonly foreign: number;
  /** The text of the bytes, for a locator. */
  readonly text: string;
}

/** Puts lines and columns to what was found. */
function placed(found: readonly Found[], text: string, file: string): readonly ReadProblem[] {
  if (found.length === 0) return [];
  const locator = locatorOf(text);
  return found.map((one) => {
    const { code, values } = one;
    const position =
      'offset' in one
        ? locator.at(Math.max(0, Math.min(one.offset, text.length)))
        : locator.locate({ kind: 'File', file, document: one.document }, one.path);
    return { code, values, file, ...position };
  });
}

/** Of bytes that are no text. */
const unread = (problem: ReadProblem, bytes: Uint8Array): Reading => ({
  candidates: [],
  problems: [problem],
  kubernetes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('apiVersion'),
  foreign: 0,
  text: '',
});

/** Reads the documents of a file, of YAML or JSON, with the meaning that they have to sigs.k8s.io/yaml. */
export function readText(content: string | Uint8Array, file: string): Reading {
  const { text, problem } = decode(content);
  if (text === undefined) return unread({ ...problem, file }, content as Uint8Array);
  const candidates: Candidate[] = [];
  const found: Found[] = [];
  const strange: Found[] = [];
  const report: Report = (code, values, offset) => found.push({ code, values, offset });
  let objects = false;
  for (const { number, value } of readValues(text, report)) {
    const sorted = sortValue(value, { kind: 'File', file, document: number });
    if (sorted.kind === 'Foreign') {
      strange.push({ code: sorted.issue.code, values: sorted.issue.values, document: number, path: [] });
      continue;
    }
    objects = true;
    for (const candidate of sorted.candidates) candidates.push(candidate);
    for (const { code, values, at } of sorted.issues) found.push({ code, values, document: number, path: at });
  }
  // beside objects, another document is a mistake
  const problems = inOrder(placed(objects ? found.concat(strange) : found, text, file));
  return {
    candidates,
    problems: problem === undefined ? problems : [{ ...problem, file }, ...problems],
    kubernetes: objects || (found.length > 0 && text.includes('apiVersion')),
    foreign: strange.length,
    text,
  };
}

const inOrder = (problems: readonly ReadProblem[]): readonly ReadProblem[] =>
  [...problems].sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0));
