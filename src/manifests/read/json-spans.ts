/** An object of JSON in a text. */
export interface JsonSpan {
  readonly start: number;
  readonly end: number;
  /** How many pairs are written in it, so that one written twice shows. */
  readonly pairs: number;
  readonly depth: number;
}

const quote = 34;
const backslash = 92;

export const isBlank = (code: number): boolean => code === 32 || code === 10 || code === 13 || code === 9;

/** Behind the string that begins at the quote; the end of the text where it is open. */
export function afterString(text: string, start: number, end: number): number {
  for (let at = start + 1; ; at++) {
    at = text.indexOf('"', at);
    if (at === -1 || at >= end) return end;
    let slashes = 0;
    while (text.charCodeAt(at - 1 - slashes) === backslash) slashes++;
    if (slashes % 2 === 0) return at + 1;
  }
}

/** The span that begins at the brace; nothing where its brackets do not close. */
function spanAt(text: string, start: number, end: number): JsonSpan | undefined {
  let open = 0;
  let depth = 0;
  let pairs = 0;
  for (let at = start; at < end; ) {
    switch (text.charCodeAt(at)) {
      case quote:
        at = afterString(text, at, end);
        continue;
      case 58: // :
        pairs++;
        break;
      case 123: // {
      case 91: // [
        open++;
        if (open > depth) depth = open;
        break;
      case 125: // }
      case 93: // ]
        open--;
        if (open === 0) return { start, end: at + 1, pairs, depth };
        break;
    }
    at++;
  }
  return undefined;
}

function afterBlanks(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && isBlank(text.charCodeAt(at))) at++;
  return at;
}

/** Objects of JSON, one behind the other, if that is what the text is; what they say is not looked at. */
export function jsonSpans(text: string, start: number, end: number): readonly JsonSpan[] {
  const spans: JsonSpan[] = [];
  for (let at = afterBlanks(text, start, end); at < end; ) {
    if (text.charCodeAt(at) !== 123) return [];
    const first = text.charCodeAt(afterBlanks(text, at + 1, end));
    if (first !== quote && first !== 125) return [];
    const span = spanAt(text, at, end);
    if (span === undefined) return [];
    spans.push(span);
    at = afterBlanks(text, span.end, end);
  }
  return spans;
}
