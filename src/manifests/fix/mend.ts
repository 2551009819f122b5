import type { Finding } from '../finding';
import type { Candidate, Origin } from '../manifest';
import { documentsIn } from '../read/documents';
import { readText } from '../read/read-text';
import { type Change, changeOf } from './changes';
import { type Edit, edited } from './edit';
import { type Tree, treeOf } from './tree';

/** A text after edits, and the findings whose edits it has. */
export interface Mended {
  readonly text: string;
  readonly findings: readonly Finding[];
}

type FileOrigin = Extract<Origin, { kind: 'File' }>;

const originOf = ({ about }: Finding): FileOrigin => about.origin as FileOrigin;

/** An edit of an object as one of the document that it is an item of. */
const inDocument = (edit: Edit, { item }: FileOrigin): Edit =>
  item === undefined ? edit : { ...edit, at: ['items', item, ...edit.at] };

const touches = (a: Change, b: Change): boolean => a.start <= b.end && b.start <= a.end;

/** Finds what edits do to a text, document by document. */
function changesIn(text: string): (finding: Finding) => readonly Change[] | undefined {
  const documents = documentsIn(text);
  let last: { readonly number: number; readonly tree: Tree | undefined } | undefined;
  return (finding) => {
    const origin = originOf(finding);
    const document = documents[origin.document];
    if (document === undefined) return undefined;
    if (last?.number !== origin.document) {
      last = { number: origin.document, tree: treeOf(text, document) };
    }
    const { tree } = last;
    if (tree === undefined) return undefined;
    const changes: Change[] = [];
    for (const edit of finding.edits ?? []) {
      const change = changeOf(text, tree, inDocument(edit, origin));
      if (change === undefined) return undefined;
      changes.push(change);
    }
    return changes;
  };
}

function withChanges(text: string, changes: readonly Change[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end, text: written } of [...changes].sort((a, b) => a.start - b.start)) {
    pieces.push(text.slice(at, start), written);
    at = end;
  }
  return pieces.concat(text.slice(at)).join('');
}

/** Applies the edits of findings of one file, all of a finding or none; those that would get in the way of one before are left for another time. */
export function mend(text: string, findings: readonly Finding[]): Mended | undefined {
  const changesOf = changesIn(text);
  // the ones of a document touch nothing outside of it
  let document = -1;
  let here: Change[] = [];
  const changes: Change[] = [];
  const applied: Finding[] = [];
  const inOrder = [...findings].sort((a, b) => originOf(a).document - originOf(b).document);
  for (const finding of inOrder) {
    if (originOf(finding).document !== document) {
      document = originOf(finding).document;
      here = [];
    }
    const own = changesOf(finding);
    if (own === undefined || own.length === 0 || own.some((one) => here.some((other) => touches(one, other)))) continue;
    here.push(...own);
    changes.push(...own);
    applied.push(finding);
  }
  return applied.length === 0 ? undefined : { text: withChanges(text, changes), findings: applied };
}

const keyOf = ({ document, item }: FileOrigin): string => `${document} ${item ?? ''}`;
const codesOf = (problems: readonly { readonly code: string }[]): string =>
  problems
    .map(({ code }) => code)
    .sort()
    .join();

/** Whether a text reads as the one before with the edits, and nothing else. */
export function readsAsEdited(before: string, { text, findings }: Mended, file: string): boolean {
  const edits = new Map<string, Edit[]>();
  for (const finding of findings) {
    const key = keyOf(originOf(finding));
    edits.set(key, [...(edits.get(key) ?? []), ...(finding.edits ?? [])]);
  }
  const [former, now] = [readText(before, file), readText(text, file)];
  if (codesOf(former.problems) !== codesOf(now.problems)) return false;
  if (former.candidates.length !== now.candidates.length) return false;
  return former.candidates.every((candidate: Candidate, index) => {
    const own = edits.get(keyOf(candidate.origin as FileOrigin)) ?? [];
    const expected = edited(candidate.value, own);
    return expected !== undefined && JSON.stringify(expected) === JSON.stringify(now.candidates[index]!.value);
  });
}
