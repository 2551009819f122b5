import { CelProblem } from './problem';
import type { LiteralValue } from './syntax';
import { unquote } from './unquote';

export type Token =
  /** `quoted` where a name stands in backticks. */
  | { readonly kind: 'name'; readonly text: string; readonly quoted?: true; readonly at: number }
  | { readonly kind: 'literal'; readonly value: LiteralValue; readonly at: number }
  | { readonly kind: 'symbol' | 'end'; readonly text: string; readonly at: number };

type Reader = (text: string, at: number) => Token | undefined;

const quotes = String.raw`"""(?:[^\\]|\\[^])*?"""|'''(?:[^\\]|\\[^])*?'''|"(?:[^"\\\n\r]|\\[^])*"|'(?:[^'\\\n\r]|\\[^])*'`;
const rawQuotes = String.raw`"""[^]*?"""|'''[^]*?'''|"[^"\n\r]*"|'[^'\n\r]*'`;

// In the order in which they are tried.
const readers: readonly (readonly [RegExp, Reader])[] = [
  [/[\t\n\f\r ]+|\/\/[^\n]*/y, () => undefined],
  [new RegExp(`(?:[bB]?[rR]|[rR][bB])(?:${rawQuotes})|[bB]?(?:${quotes})`, 'y'), quoted],
  [/(?:\d+\.\d+(?:[eE][+-]?\d+)?|\d+[eE][+-]?\d+|\.\d+(?:[eE][+-]?\d+)?)/y, double],
  [/(?:0x[0-9a-fA-F]+|\d+)[uU]?/y, integer],
  [/[A-Za-z_]\w*/y, (text, at) => ({ kind: 'name', text, at })],
  [/`[\w.\-/ ]+`/y, (text, at) => ({ kind: 'name', text: text.slice(1, -1), quoted: true, at })],
  [/<=|>=|==|!=|&&|\|\||[-+*/%<>!?:.,()[\]{}]/y, (text, at) => ({ kind: 'symbol', text, at })],
];

export function tokens(source: string): Token[] {
  const result: Token[] = [];
  let at = 0;
  while (at < source.length) {
    const [text, read] = firstMatch(source, at);
    const token = read(text, at);
    if (token !== undefined) result.push(token);
    at += text.length;
  }
  return [...result, { kind: 'end', text: 'the end', at }];
}

function firstMatch(source: string, at: number): readonly [string, Reader] {
  for (const [pattern, read] of readers) {
    pattern.lastIndex = at;
    const text = pattern.exec(source)?.[0];
    if (text !== undefined) return [text, read];
  }
  throw new CelProblem(`syntax: what stands at ${at} is no token: ${source.slice(at, at + 20)}`);
}

function quoted(text: string, at: number): Token {
  const prefix = /^[bBrR]*/.exec(text)![0].toLowerCase();
  const body = text.slice(prefix.length);
  const width = /^("""|''')/.test(body) ? 3 : 1;
  const inner = body.slice(width, -width).replace(/\r\n?/g, '\n');
  const bytes = prefix.includes('b');
  const value = prefix.includes('r') ? inner : unquote(inner);
  return { kind: 'literal', value: { type: bytes ? 'bytes' : 'string', value }, at };
}

function integer(text: string, at: number): Token {
  const unsigned = /[uU]$/.test(text);
  const value = BigInt(unsigned ? text.slice(0, -1) : text);
  return { kind: 'literal', value: { type: unsigned ? 'uint' : 'int', value }, at };
}

function double(text: string, at: number): Token {
  return { kind: 'literal', value: { type: 'double', value: Number(text) }, at };
}
