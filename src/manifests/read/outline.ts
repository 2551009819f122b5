import { keyOf, offsetOf } from './compose';
import { EVENT_ID, type Event, type ScalarEvent } from './events';
import { tagOf } from './tags';

/** A value of a document, and where it begins; -1 where nothing is written. */
export interface Outline {
  readonly offset: number;
  readonly fields?: ReadonlyMap<string, Field>;
  readonly items?: readonly Outline[];
  /** Mappings that are merged into it. */
  readonly merged?: readonly Outline[];
}

export interface Field {
  /** Where its key begins. */
  readonly key: number;
  readonly value: Outline;
}

const blockHeader = /[|>][-+\d]*[ \t]*(?:#.*)?$/;

/** The mark of a block of text stands on the line before its value. */
function scalarOffset(source: string, event: ScalarEvent): number {
  const offset = offsetOf(event);
  if (offset !== event.valueStart || source[offset - 1] !== '\n') return offset;
  const end = source[offset - 2] === '\r' ? offset - 2 : offset - 1;
  const start = source.lastIndexOf('\n', end - 1) + 1;
  const header = blockHeader.exec(source.slice(start, end));
  return header === null ? offset : start + header.index;
}

/** Makes the outline of the first document among the events. */
export function outlineOf(source: string, events: readonly Event[]): Outline | undefined {
  const anchors = new Map<string, { outline: Outline; event: Event }>();
  let at = events.findIndex(({ type }) => type === EVENT_ID.DOCUMENT) + 1;
  const document = events[at - 1];
  if (document?.type !== EVENT_ID.DOCUMENT) return undefined;
  const { directives } = document;

  const textOf = (event: Event): string | undefined => {
    if (event.type === EVENT_ID.ALIAS) {
      const target = anchors.get(source.slice(event.anchorStart, event.anchorEnd))?.event;
      return target === undefined ? undefined : textOf(target);
    }
    if (event.type !== EVENT_ID.SCALAR) return undefined;
    const tag = event.tagStart === -1 ? undefined : tagOf(source.slice(event.tagStart, event.tagEnd), directives);
    const key = keyOf(source, event, tag);
    return typeof key === 'string' ? key : undefined;
  };

  function mapping(offset: number): Outline {
    const fields = new Map<string, Field>();
    const merged: Outline[] = [];
    while (events[at]!.type !== EVENT_ID.POP) {
      const event = events[at]!;
      const name = textOf(event);
      const key = node();
      const value = node();
      if (name === '<<') merged.push(...(value.items ?? [value]));
      if (name !== undefined) fields.set(name, { key: key.offset === -1 ? value.offset : key.offset, value });
    }
    at++;
    return { offset, fields, merged };
  }

  function list(offset: number): Outline {
    const items: Outline[] = [];
    while (events[at]!.type !== EVENT_ID.POP) items.push(node());
    at++;
    return { offset, items };
  }

  function node(): Outline {
    const event = events[at++]!;
    if (event.type === EVENT_ID.ALIAS) {
      const target = anchors.get(source.slice(event.anchorStart, event.anchorEnd))?.outline;
      return target ?? { offset: event.anchorStart - 1 };
    }
    let outline: Outline;
    if (event.type === EVENT_ID.SCALAR) outline = { offset: scalarOffset(source, event) };
    else outline = event.type === EVENT_ID.MAPPING ? mapping(offsetOf(event)) : list(offsetOf(event));
    if ('anchorStart' in event && event.anchorStart !== -1) {
      anchors.set(source.slice(event.anchorStart, event.anchorEnd), { outline, event });
    }
    return outline;
  }

  return node();
}

/** The field of a mapping, its own or one that is merged into it. */
function fieldOf({ fields, merged = [] }: Outline, name: string): Field | undefined {
  const own = fields?.get(name);
  if (own !== undefined) return own;
  for (const outline of merged) {
    const field = fieldOf(outline, name);
    if (field !== undefined) return field;
  }
  return undefined;
}

/** The offset of the last step of a path that is there, of its key where it has one. */
export function offsetAt(root: Outline, path: readonly (string | number)[]): number {
  let outline = root;
  let offset = root.offset;
  for (const step of path) {
    if (typeof step === 'number') {
      const item = outline.items?.[step];
      if (item === undefined) return offset;
      outline = item;
      offset = item.offset === -1 ? offset : item.offset;
    } else {
      const field = fieldOf(outline, step);
      if (field === undefined) return offset;
      outline = field.value;
      offset = field.key === -1 ? offset : field.key;
    }
  }
  return offset;
}
