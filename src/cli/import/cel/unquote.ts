import { CelProblem } from './problem';

const escapes = /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-3][0-7]{2})|(.))/gs;
const characters: Readonly<Record<string, string>> = {
  a: '\u0007',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
  '?': '?',
  '"': '"',
  "'": "'",
  '`': '`',
};

/** What stands between the quotes of a literal, without its escapes. */
export function unquote(text: string): string {
  return text.replace(escapes, (all: string, x?: string, u?: string, long?: string, octal?: string, character = '') => {
    const hex = x ?? u ?? long;
    const code =
      hex !== undefined ? Number.parseInt(hex, 16) : octal !== undefined ? Number.parseInt(octal, 8) : undefined;
    if (code === undefined) {
      const plain = characters[character];
      if (plain === undefined) throw new CelProblem(`syntax: ${all} is no escape`);
      return plain;
    }
    if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) throw new CelProblem(`syntax: ${all} is no code point`);
    return String.fromCodePoint(code);
  });
}
