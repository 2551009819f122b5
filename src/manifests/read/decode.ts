import type { Code, Values } from '../../diagnostics';
import type { Position } from './problem';

type EncodingProblem = { readonly code: Code; readonly values: Values } & Position;

/** The text of a file, and what is to be said of its encoding; or why it is no text. */
export type Decoded =
  | { readonly text: string; readonly problem?: EncodingProblem }
  | { readonly text?: undefined; readonly problem: EncodingProblem };

const marks = [
  { encoding: 'UTF-16 (little endian)', decoder: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'UTF-16 (big endian)', decoder: 'utf-16be', bytes: [0xfe, 0xff] },
] as const;

/** The text; undefined where a byte is no UTF-8. Its mark is left out. */
function fromUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Where the first byte is that is no UTF-8. A line break is never a part of another character. */
function firstInvalid(bytes: Uint8Array): Position {
  for (let line = 1, start = 0; ; line++) {
    const end = bytes.indexOf(10, start);
    const one = bytes.subarray(start, end === -1 ? bytes.length : end);
    if (fromUtf8(one) === undefined || end === -1) {
      return { line, column: new TextDecoder('utf-8').decode(one).indexOf('\ufffd') + 1 };
    }
    start = end + 1;
  }
}

const withoutMark = (text: string): string => (text.startsWith('\ufeff') ? text.slice(1) : text);

/** Bytes as text: UTF-8 with or without its mark, UTF-16 with it. */
export function decode(content: string | Uint8Array): Decoded {
  if (typeof content === 'string') return { text: withoutMark(content) };
  const mark = marks.find(({ bytes }) => bytes.every((byte, index) => content[index] === byte));
  if (mark !== undefined) {
    const { encoding, decoder } = mark;
    const problem = { code: 'MESH7014', values: { encoding }, line: 1, column: 1 } as const;
    return { text: withoutMark(new TextDecoder(decoder).decode(content)), problem };
  }
  const text = fromUtf8(content);
  if (text !== undefined) return { text };
  return { problem: { code: 'MESH7004', values: { what: 'bytes that are no UTF-8' }, ...firstInvalid(content) } };
}
