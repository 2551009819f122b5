import { isBlank, type JsonSpan, jsonSpans } from './json-spans';

/** A document's place in a text. */
export interface Document {
  readonly start: number;
  readonly end: number;
  /** Where it looks like JSON. */
  readonly json?: JsonSpan;
}

/** Behind blanks and comments. */
export function firstContent(text: string, start: number, end: number): number {
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (isBlank(code)) continue;
    if (code !== 35) return at;
    const line = text.indexOf('\n', at);
    if (line === -1) return end;
    at = line;
  }
  return end;
}

/** Where lines begin with `---`. */
export interface Separators {
  /** Those of nothing else; YAML lets none stand within a document, not even in a block of text. */
  readonly sound: readonly number[];
  /** Those that go on. */
  readonly broken: readonly number[];
}

export function separatorsIn(text: string): Separators {
  const sound: number[] = [];
  const broken: number[] = [];
  const sort = (at: number): void => {
    const isSound = at + 3 >= text.length || isBlank(text.charCodeAt(at + 3));
    (isSound ? sound : broken).push(at);
  };
  if (text.startsWith('---')) sort(0);
  for (let at = text.indexOf('\n---'); at !== -1; at = text.indexOf('\n---', at + 1)) sort(at + 1);
  return { sound, broken };
}

/** Where a text begins with a directive, such as `%YAML 1.2`; undefined where it does not. */
export function directiveIn(text: string): number | undefined {
  const at = firstContent(text, 0, text.length);
  return text.charCodeAt(at) === 37 && (at === 0 || text.charCodeAt(at - 1) === 10) ? at : undefined;
}

/** The documents of a text in their order, empty ones too, of which a document's number is the index. */
export function documentsIn(text: string, { sound: starts }: Separators = separatorsIn(text)): readonly Document[] {
  const documents: Document[] = [];
  const cuts = starts[0] === 0 ? starts : [0, ...starts];
  for (let index = 0; index < cuts.length; index++) {
    const start = cuts[index]!;
    const head = start > 0 || starts[0] === 0 ? start + 3 : 0;
    // what a directive is about follows the next line of ---
    if (head === 0 && directiveIn(text) !== undefined) index++;
    const end = cuts[index + 1] ?? text.length;
    const spans = jsonSpans(text, head, end);
    if (spans.length === 0) documents.push({ start, end });
    for (const json of spans) documents.push({ start: json.start, end: json.end, json });
  }
  return documents;
}
