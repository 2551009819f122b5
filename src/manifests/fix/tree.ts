import { keyOf } from '../read/compose';
import type { Document } from '../read/documents';
import {
  COLLECTION_STYLE,
  EVENT_ID,
  type Event,
  type MappingEvent,
  SCALAR_STYLE,
  type ScalarEvent,
} from '../read/events';
import { Unreadable } from '../read/problem';
import { parse } from '../read/read-yaml';

/** Offsets in the text of the file; `end` is behind the last character, and -1 where nobody knows. */
interface Range {
  readonly start: number;
  readonly end: number;
}

export interface ScalarNode extends Range {
  readonly kind: 'Scalar';
  readonly style: 'plain' | 'single' | 'double' | 'block';
  /** It has a tag or an anchor. */
  readonly isMarked: boolean;
}

export interface MappingNode extends Range {
  readonly kind: 'Mapping';
  readonly isFlow: boolean;
  readonly entries: readonly Entry[];
}

export interface ListNode extends Range {
  readonly kind: 'List';
  readonly items: readonly Node[];
}

interface AliasNode extends Range {
  readonly kind: 'Alias';
}

export type Node = ScalarNode | MappingNode | ListNode | AliasNode;

export interface Entry {
  /** Undefined for what is no plain text: a merge, an alias, a key with a tag. */
  readonly name: string | undefined;
  readonly key: Node;
  readonly value: Node;
}

/** How a document is written. */
export interface Tree {
  readonly root: Node;
  readonly isJson: boolean;
  /** What aliases stand for. */
  readonly shared: ReadonlySet<Node>;
}

const styles: Readonly<Record<number, ScalarNode['style']>> = {
  [SCALAR_STYLE.PLAIN]: 'plain',
  [SCALAR_STYLE.SINGLE_QUOTED]: 'single',
  [SCALAR_STYLE.DOUBLE_QUOTED]: 'double',
};

/** What may stand between the last item and the bracket. */
const beforeBracket = /(?:[\s,]|(?<=[\s,])#[^\n]*)*/y;

/** Behind the bracket that closes; -1 where none does. */
function afterBracket(text: string, from: number, bracket: string): number {
  beforeBracket.lastIndex = from;
  const at = from + beforeBracket.exec(text)![0].length;
  return text[at] === bracket ? at + 1 : -1;
}

/** The tree of a document of a text; undefined where it cannot be read. */
export function treeOf(text: string, { start, end, json }: Document): Tree | undefined {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(text.slice(start, end));
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
  const { source, events, original } = parsed;
  const shared = new Set<Node>();
  const anchors = new Map<string, Node>();
  let at = events.findIndex(({ type }) => type === EVENT_ID.DOCUMENT) + 1;
  if (at === 0) return undefined;
  const place = (offset: number): number => start + original(offset);

  function scalar(event: ScalarEvent): ScalarNode {
    const { valueStart, valueEnd, anchorStart, tagStart } = event;
    const style = styles[event.style] ?? 'block';
    const isMarked = anchorStart !== -1 || tagStart !== -1;
    if (valueStart === -1) return { kind: 'Scalar', style, isMarked, start: -1, end: -1 };
    const quote = style === 'single' || style === 'double' ? 1 : 0;
    const last = valueEnd + quote - 1;
    return { kind: 'Scalar', style, isMarked, start: place(valueStart - quote), end: place(last) + 1 };
  }

  function nameOf(event: Event): string | undefined {
    if (event.type !== EVENT_ID.SCALAR || event.tagStart !== -1) return undefined;
    const isMerge = event.style === SCALAR_STYLE.PLAIN && source.slice(event.valueStart, event.valueEnd) === '<<';
    const key = isMerge ? undefined : keyOf(source, event, undefined);
    return typeof key === 'string' ? key : undefined;
  }

  function mapping(event: MappingEvent): MappingNode {
    const entries: Entry[] = [];
    const isFlow = event.style === COLLECTION_STYLE.FLOW;
    while (events[at]!.type !== EVENT_ID.POP) {
      const name = nameOf(events[at]!);
      const key = node();
      entries.push({ name, key, value: node() });
    }
    at++;
    const from = place(event.start);
    const last = entries.at(-1);
    // without a value an entry ends with its key, and the colon
    const inside = last === undefined ? from + 1 : isEmpty(last.value) ? last.key.end : last.value.end;
    return { kind: 'Mapping', isFlow, entries, start: from, end: isFlow ? closed(from, inside, '}') : inside };
  }

  /** The end of what is within brackets; of a pair in a list without any it is nowhere. */
  function closed(from: number, inside: number, bracket: ']' | '}'): number {
    const opening = bracket === ']' ? '[' : '{';
    return inside === -1 || text[from] !== opening ? -1 : afterBracket(text, inside, bracket);
  }

  function node(): Node {
    const event = events[at++]!;
    let made: Node;
    if (event.type === EVENT_ID.SCALAR) made = scalar(event);
    else if (event.type === EVENT_ID.MAPPING) made = mapping(event);
    else if (event.type === EVENT_ID.SEQUENCE) {
      const items: Node[] = [];
      while (events[at]!.type !== EVENT_ID.POP) items.push(node());
      at++;
      const from = place(event.start);
      const inside = items.length === 0 ? from + 1 : items.at(-1)!.end;
      const isFlow = event.style === COLLECTION_STYLE.FLOW;
      made = { kind: 'List', items, start: from, end: isFlow ? closed(from, inside, ']') : inside };
    } else {
      const alias = event as Extract<Event, { type: typeof EVENT_ID.ALIAS }>;
      const target = anchors.get(source.slice(alias.anchorStart, alias.anchorEnd));
      if (target !== undefined) shared.add(target);
      return { kind: 'Alias', start: place(alias.anchorStart - 1), end: place(alias.anchorEnd - 1) + 1 };
    }
    if ('anchorStart' in event && event.anchorStart !== -1) {
      anchors.set(source.slice(event.anchorStart, event.anchorEnd), made);
    }
    return made;
  }

  return { root: node(), isJson: json !== undefined, shared };
}

/** Whether nothing is written, not even a mark. */
export const isEmpty = (node: Node): boolean => node.kind === 'Scalar' && node.start === -1 && !node.isMarked;

/** The field of a mapping all of whose fields are its own, once each. */
export function entryOf({ entries }: MappingNode, name: string): Entry | undefined {
  if (entries.some((entry) => entry.name === undefined)) return undefined;
  const found = entries.filter((entry) => entry.name === name);
  return found.length === 1 ? found[0] : undefined;
}

/** What is written at a path; undefined where it is written elsewhere, or stands for more than this place. */
export function nodeAt({ root, shared }: Tree, path: readonly (string | number)[]): Node | undefined {
  let node: Node | undefined = root;
  for (const step of path) {
    if (node === undefined || shared.has(node)) return undefined;
    if (typeof step === 'number') node = node.kind === 'List' ? node.items[step] : undefined;
    else node = node.kind === 'Mapping' ? entryOf(node, step)?.value : undefined;
  }
  return node === undefined || shared.has(node) ? undefined : node;
}
