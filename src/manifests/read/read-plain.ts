import type { Json, JsonObject } from '../json';
import { KnownTexts } from '../known-texts';
import type { Document } from './documents';
import { maxYamlDocument } from './limits';
import { isSpecialKey, keyText, meaning, type Scalar } from './scalar';

/** What else there is needs the whole reader, as do tabs and carriage returns. */
const unusual = /[^\n -~]/;
const head = /---[ ]*\n/y;

const maxPlainDepth = 100;
const maxPlainKey = 128;

const flags = (characters: string): Uint8Array => {
  const table = new Uint8Array(128);
  for (const character of characters) table[character.charCodeAt(0)] = 1;
  return table;
};

const ofKeys = flags('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_./-');
/** Where a plain scalar does not begin; a dash may, before anything but a blank. */
const marks = flags('?:,[]{}#&*!|>\'"%@`');

const [blank, quote, hash, apostrophe, dash, colon, backslash] = [32, 34, 35, 39, 45, 58, 92];

/** Ends the try. */
class Unusual extends Error {}
const stop = new Unusual();

/** The key that a text is; undefined for one that only the whole reader takes. */
function keyOf(written: string): string | undefined {
  const key = isSpecialKey(written) ? keyText(written) : written;
  return typeof key !== 'string' || key === '__proto__' ? undefined : key;
}

const keys = new KnownTexts(keyOf);
const values = new KnownTexts(meaning);

/** Goes through the lines of one document. */
class PlainReader {
  /** The column where the line in hand begins; -1 behind the last one. */
  private column = -1;
  /** Where its content begins, and where it ends without blanks. */
  private from = 0;
  private to = 0;
  private depth = 0;

  constructor(
    private readonly text: string,
    private next: number,
    private readonly end: number,
  ) {
    this.advance();
  }

  root(): JsonObject {
    if (this.column !== 0) throw stop;
    const value = this.mapping(0);
    if (!this.hasEnded()) throw stop;
    return value;
  }

  private hasEnded(): boolean {
    return this.column === -1;
  }

  /** On to the next line that is neither empty nor a comment. */
  private advance(): void {
    const { text, end } = this;
    while (this.next < end) {
      const start = this.next;
      const found = text.indexOf('\n', start);
      let to = found === -1 || found > end ? end : found;
      this.next = to + 1;
      let from = start;
      while (from < to && text.charCodeAt(from) === blank) from++;
      if (from === to || text.charCodeAt(from) === hash) continue;
      while (text.charCodeAt(to - 1) === blank) to--;
      this.column = from - start;
      this.from = from;
      this.to = to;
      return;
    }
    this.column = -1;
  }

  /** Behind the key that begins at an offset; -1 where none does. */
  private keyEnd(from: number): number {
    const { text, to } = this;
    let at = from;
    while (at < to && ofKeys[text.charCodeAt(at)] === 1) at++;
    if (at === from || text.charCodeAt(at) !== colon || at >= to) return -1;
    return at + 1 === to || text.charCodeAt(at + 1) === blank ? at : -1;
  }

  private mapping(column: number): JsonObject {
    if (++this.depth > maxPlainDepth) throw stop;
    const map: Record<string, Json> = {};
    do {
      const { from } = this;
      const end = this.keyEnd(from);
      if (end === -1 || end - from > maxPlainKey || this.text.charCodeAt(from) === dash) throw stop;
      const key = keys.of(this.text, from, end);
      // a key twice, or one that every object has
      if (key === undefined || map[key] !== undefined) throw stop;
      map[key] = this.valueBehind(end + 1, column);
    } while (this.column === column);
    // a scalar that goes on, or a column between two others
    if (this.column > column) throw stop;
    this.depth--;
    return map;
  }

  private valueBehind(at: number, column: number): Json {
    const start = this.afterBlanks(at);
    if (start < this.to && this.text.charCodeAt(start) !== hash) return this.scalar(start);
    this.advance();
    if (this.column > column) return this.isItem() ? this.list(this.column) : this.mapping(this.column);
    return this.column === column && this.isItem() ? this.list(column) : null;
  }

  private isItem(): boolean {
    return this.text.charCodeAt(this.from) === dash && this.text.charCodeAt(this.from + 1) === blank;
  }

  private list(column: number): Json {
    if (++this.depth > maxPlainDepth) throw stop;
    const items: Json[] = [];
    do {
      const start = this.afterBlanks(this.from + 1);
      if (this.keyEnd(start) === -1) items.push(this.scalar(start));
      else {
        const own = column + start - this.from;
        this.from = start;
        items.push(this.mapping(own));
      }
    } while (this.column === column && this.isItem());
    if (this.column > column) throw stop;
    this.depth--;
    return items;
  }

  private afterBlanks(from: number): number {
    let at = from;
    while (at < this.to && this.text.charCodeAt(at) === blank) at++;
    return at;
  }

  /** The scalar from an offset to the end of its line. */
  private scalar(from: number): Json {
    const { text, to } = this;
    const first = text.charCodeAt(from);
    if (from >= to) throw stop;
    let value: Json;
    if (first === quote || first === apostrophe) value = this.quoted(from, first);
    else if (marks[first] === 0) value = this.plain(from, first);
    else {
      const written = text.slice(from, to);
      if (written !== '[]' && written !== '{}') throw stop;
      value = written === '[]' ? [] : {};
    }
    this.advance();
    return value;
  }

  private quoted(from: number, mark: number): string {
    const { text, to } = this;
    let at = from + 1;
    for (let code = text.charCodeAt(at); code !== mark; code = text.charCodeAt(++at)) {
      if (at >= to || code === backslash) throw stop;
    }
    const rest = this.afterBlanks(at + 1);
    if (rest < to && (rest === at + 1 || text.charCodeAt(rest) !== hash)) throw stop;
    return text.slice(from + 1, at);
  }

  private plain(from: number, first: number): Scalar {
    const { text, to } = this;
    if (first === dash && (from + 1 === to || text.charCodeAt(from + 1) === blank)) throw stop;
    let end = to;
    for (let at = from + 1; at < to; at++) {
      const code = text.charCodeAt(at);
      if (code === colon && (at + 1 === to || text.charCodeAt(at + 1) === blank)) throw stop;
      if (code !== hash || text.charCodeAt(at - 1) !== blank) continue;
      end = at - 1;
      while (text.charCodeAt(end - 1) === blank) end--;
      break;
    }
    const value = values.of(text, from, end);
    if (typeof value === 'number' && !Number.isFinite(value)) throw stop;
    return value;
  }
}

/**
 * The value of a document that is written as most manifests are: blocks, scalars on one line, no anchors and no tags. Undefined for all
 * others, faulty ones too: these are left to the whole reader, which takes five times as long and says the same of what is read here.
 */
export function readPlain(text: string, { start, end, json }: Document): Json | undefined {
  if (json !== undefined || end - start > maxYamlDocument || unusual.test(text.slice(start, end))) return undefined;
  let from = start;
  if (text.startsWith('---', start)) {
    head.lastIndex = start;
    if (!head.test(text)) return undefined;
    from = head.lastIndex;
  }
  try {
    return new PlainReader(text, from, end).root();
  } catch (error) {
    if (error instanceof Unusual) return undefined;
    throw error;
  }
}
