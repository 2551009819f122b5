/** A text with blanks put in, and the way back from its offsets to those of the original. */
export interface Reindented {
  readonly source: string;
  readonly original: (offset: number) => number;
}

const blockHeader = /(?:^|[\s])[|>][-+\d]*[ \t]*(?:#.*)?$/;

/** Values that begin further to the right go on from here. */
const maxColumn = 1024;

interface Inserted {
  /** Where blanks begin in the new text. */
  readonly at: number;
  /** How many there are, with those before. */
  readonly shift: number;
}

const isWhite = (character: string | undefined): boolean => character === undefined || /\s/.test(character);

/**
 * Readers of Kubernetes let lists and mappings within brackets, and texts within quotes, go on at any column; YAML asks for some indentation, and
 * so does the parser. This moves such lines to the right of where they began. Blanks at their start mean nothing.
 */
export function reindent(text: string): Reindented {
  const pieces: string[] = [];
  const inserted: Inserted[] = [];
  let copied = 0;
  let at = 0;
  let lineStart = 0;
  let shift = 0;
  // a text of short lines far to the right could grow without bounds
  const most = 4 * text.length;

  /** Puts blanks before the line that begins here. */
  const indent = (column: number): void => {
    lineStart = at;
    const count = Math.min(column, maxColumn);
    if (shift + count > most) return;
    pieces.push(text.slice(copied, at), ' '.repeat(count));
    inserted.push({ at: at + shift, shift: shift + count });
    shift += count;
    copied = at;
  };

  /** Makes a blank of the tab that is here. */
  const asBlank = (): void => {
    pieces.push(text.slice(copied, at), ' ');
    copied = at + 1;
  };

  /** Behind a text within quotes. */
  function quoted(column: number): void {
    const quote = text[at++];
    while (at < text.length) {
      const character = text[at++];
      if (character === '\\' && quote === '"') at++;
      else if (character === '\n') indent(column);
      else if (character === quote) {
        if (quote === '"' || text[at] !== "'") return;
        at++;
      }
    }
  }

  /** Behind a list or a mapping within brackets; tabs in it become blanks. */
  function flow(column: number): void {
    let open = 0;
    let begins = true;
    while (at < text.length) {
      const character = text[at]!;
      if ((character === '"' || character === "'") && begins) {
        quoted(column);
        begins = false;
        continue;
      }
      if (character === '#' && isWhite(text[at - 1])) {
        const end = text.indexOf('\n', at);
        at = end === -1 ? text.length : end;
        continue;
      }
      if (character === '\t') asBlank();
      at++;
      if (character === '\n') indent(column);
      if (character === '[' || character === '{') open++;
      else if ((character === ']' || character === '}') && --open === 0) return;
      begins = /[\s[\]{},:]/.test(character);
    }
  }

  /** Behind a line of a block; what begins in it within brackets or quotes may end on another. */
  function line(): void {
    const start = at;
    lineStart = at;
    const end = text.indexOf('\n', at) === -1 ? text.length : text.indexOf('\n', at);
    let begins = true;
    while (at < text.length && text[at] !== '\n') {
      const character = text[at]!;
      if (begins && (character === '"' || character === "'")) quoted(at - lineStart + 1);
      else if (begins && (character === '[' || character === '{')) flow(at - lineStart + 1);
      else if (character === '#' && isWhite(text[at - 1])) at = end;
      else if (isWhite(character)) {
        if (character === '\t' && begins && at > start) asBlank();
        at++;
      } else {
        // a word; another value begins behind a mark or a property only
        const word = /[^\s]+/y;
        word.lastIndex = at;
        const found = word.exec(text)![0];
        at += found.length;
        begins = /^[-?:]$|:$/.test(found) || (begins && /^[!&]/.test(found));
        continue;
      }
      if (!isWhite(character)) begins = text[at] === ':';
    }
    if (at === end && blockHeader.test(text.slice(start, end))) block(start);
  }

  /** Behind a block of text: the lines that are further to the right than the one that announced it. */
  function block(start: number): void {
    const own = /^ */.exec(text.slice(start, at))![0].length;
    while (at < text.length) {
      const next = at + 1;
      const rest = /[ \t]*/y;
      rest.lastIndex = next;
      const blanks = rest.exec(text)?.[0].length ?? 0;
      const first = text[next + blanks];
      if (first !== undefined && first !== '\n' && first !== '\r' && blanks <= own) return;
      const end = text.indexOf('\n', next);
      at = end === -1 ? text.length : end;
    }
  }

  while (at < text.length) {
    line();
    at++;
  }
  pieces.push(text.slice(copied));
  return { source: pieces.join(''), original: backFrom(inserted) };
}

function backFrom(inserted: readonly Inserted[]): (offset: number) => number {
  return (offset) => {
    let low = 0;
    let high = inserted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (inserted[middle]!.at <= offset) low = middle + 1;
      else high = middle;
    }
    const last = inserted[low - 1];
    if (last === undefined) return offset;
    // within the blanks it is the line's beginning
    return Math.max(offset, last.at + last.shift - (inserted[low - 2]?.shift ?? 0)) - last.shift;
  };
}
