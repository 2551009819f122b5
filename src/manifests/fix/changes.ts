import type { Edit } from './edit';
import { type LineStyle, pair, scalarAs, textAs } from './notation';
import { type Entry, entryOf, isEmpty, type MappingNode, nodeAt, type Tree } from './tree';

/** Other characters for a range of a text. */
export interface Change {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

type EditOf<Kind extends Edit['kind']> = Extract<Edit, { kind: Kind }>;

/** What an edit does to the text; undefined where it does not concern this place alone, or where its form is out of the ordinary. */
export function changeOf(text: string, tree: Tree, edit: Edit): Change | undefined {
  if (edit.kind === 'Set') return setIn(tree, edit);
  return edit.kind === 'Rename' ? renameIn(tree, edit) : addIn(text, tree, edit);
}

function setIn(tree: Tree, { at, value }: EditOf<'Set'>): Change | undefined {
  const node = nodeAt(tree, at);
  if (node?.kind !== 'Scalar' || node.isMarked || node.start === -1 || node.style === 'block') return undefined;
  return { start: node.start, end: node.end, text: scalarAs(tree.isJson ? 'double' : node.style, value) };
}

function renameIn(tree: Tree, { at, to }: EditOf<'Rename'>): Change | undefined {
  const mapping = nodeAt(tree, at.slice(0, -1));
  if (mapping?.kind !== 'Mapping' || mapping.entries.some(({ name }) => name === to)) return undefined;
  const key = entryOf(mapping, String(at.at(-1)))?.key;
  if (key?.kind !== 'Scalar' || key.isMarked || key.style === 'block') return undefined;
  return { start: key.start, end: key.end, text: textAs(key.style, to) };
}

function addIn(text: string, tree: Tree, { at, key, value }: EditOf<'Add'>): Change | undefined {
  const mapping = nodeAt(tree, at);
  if (mapping?.kind !== 'Mapping' || mapping.end === -1) return undefined;
  if (mapping.entries.some(({ name }) => name === undefined || name === key)) return undefined;
  const last = mapping.entries.at(-1);
  if (!mapping.isFlow) return last && addLine(text, mapping, last, (style) => pair(key, value, style));
  const style = styleIn(text, tree, mapping);
  const written = pair(key, value, style);
  if (last !== undefined) return addInBraces(text, last, written, style);
  const start = mapping.start + 1;
  return { start, end: start, text: text[start] === '}' ? ` ${written} ` : ` ${written}` };
}

/** As the mapping is written already. */
function styleIn(text: string, tree: Tree, { start, entries }: MappingNode): LineStyle {
  const key = entries.at(-1)?.key;
  if (key === undefined) return { isJson: tree.isJson, isWide: true, isPadded: true };
  const isJson = tree.isJson || (key.kind === 'Scalar' && key.style === 'double');
  const isWide = /^[ \t]*:\s/.test(text.slice(key.end, key.end + 40));
  return { isJson, isWide, isPadded: /\s/.test(text[start + 1]!) };
}

const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1;

/** The end of the line without its break. */
function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  if (end === -1) return text.length;
  return end > at && text[end - 1] === '\r' ? end - 1 : end;
}

/** The break of the line, or of the one before it where the text ends. */
function breakAt(text: string, end: number): string {
  const next = text.startsWith('\n', end) || text.startsWith('\r\n', end) ? end : text.lastIndexOf('\n', end - 1) - 1;
  return text.startsWith('\r\n', next) ? '\r\n' : '\n';
}

const upToContent = /^[ -]*$/;
const behindEntry = /^[ \t]*:?[ \t]*(?:(?<=[ \t])#.*)?$/;

/** A line of its own behind the last entry and its comment. */
function addLine(
  text: string,
  { start }: MappingNode,
  last: Entry,
  write: (style: LineStyle) => string,
): Change | undefined {
  const before = text.slice(lineStart(text, start), start);
  const end = isEmpty(last.value) ? last.key.end : last.value.end;
  if (!upToContent.test(before) || end === -1) return undefined;
  const written = `${' '.repeat(before.length)}${write({ isJson: false, isWide: true, isPadded: true })}`;
  // a block of text ends with its line
  if (text[end - 1] === '\n') return { start: end, end, text: `${written}${breakAt(text, end - 1)}` };
  const at = lineEnd(text, end);
  if (!behindEntry.test(text.slice(end, at))) return undefined;
  return { start: at, end: at, text: `${breakAt(text, at)}${written}` };
}

/** On the line of the last entry, or on one of its own where that has one. */
function addInBraces(text: string, { key, value }: Entry, written: string, { isWide }: LineStyle): Change | undefined {
  const { end } = value;
  if (end === -1) return undefined;
  const before = text.slice(lineStart(text, key.start), key.start);
  const at = lineEnd(text, end);
  const rest = text.slice(end, at);
  const comma = /^[ \t]*(,?)[ \t]*(?:(?<=[ \t,])#.*)?$/.exec(rest);
  if (comma === null || at === text.length || before.trim() !== '') {
    return { start: end, end, text: `,${isWide ? ' ' : ''}${written}` };
  }
  const isOpen = comma[1] === '';
  return {
    start: end,
    end: at,
    text: `${isOpen ? ',' : ''}${rest}${breakAt(text, at)}${before}${written}${isOpen ? '' : ','}`,
  };
}
