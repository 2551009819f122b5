import type { Origin } from '../manifest';
import type { Path } from '../path';
import { type Document, documentsIn, firstContent } from './documents';
import { type Outline, offsetAt, outlineOf } from './outline';
import { positionsIn } from './positions';
import { type Position, Unreadable } from './problem';
import { parse } from './read-yaml';

/** Finds places in one text. What it works out on the way it keeps, so findings of the same document are to be asked one after the other. */
export interface Locator {
  /**
   * Where a path of an object stands: its key, an item of a list, or the nearest of what is above it. Undefined for an object that is not
   * from this text.
   */
  readonly locate: (origin: Origin, path: Path) => Position | undefined;
  /** The position of an offset in the text. */
  readonly at: (offset: number) => Position;
}

interface Outlined {
  readonly outline: Outline;
  readonly original: (offset: number) => number;
}

export function locatorOf(text: string): Locator {
  let positions: ((offset: number) => Position) | undefined;
  let documents: readonly Document[] | undefined;
  let last: { readonly number: number; readonly outlined: Outlined | undefined } | undefined;

  const at = (offset: number): Position => {
    positions ??= positionsIn(text);
    return positions(offset);
  };

  const outlined = (number: number, { start, end }: Document): Outlined | undefined => {
    if (last?.number !== number) last = { number, outlined: tryOutline(text.slice(start, end)) };
    return last.outlined;
  };

  const locate = (origin: Origin, path: Path): Position | undefined => {
    if (origin.kind !== 'File') return undefined;
    documents ??= documentsIn(text);
    const document = documents[origin.document];
    if (document === undefined) return undefined;
    const { start, end } = document;
    const root = outlined(origin.document, document);
    if (root === undefined) return at(firstContent(text, text.startsWith('---', start) ? start + 3 : start, end));
    const offset = offsetAt(root.outline, origin.item === undefined ? path : ['items', origin.item, ...path]);
    return at(start + root.original(Math.max(0, offset)));
  };

  return { locate, at };
}

/** Undefined for what cannot be read as YAML, such as JSON that is larger than a document of YAML may be. */
function tryOutline(text: string): Outlined | undefined {
  try {
    const { source, events, original } = parse(text);
    const outline = outlineOf(source, events);
    return outline === undefined ? undefined : { outline, original };
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}
