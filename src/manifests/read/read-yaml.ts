import type { Json } from '../json';
import { Composer, offsetOf } from './compose';
import { EVENT_ID, type Event, isRefusal, parseEvents } from './events';
import { maxDepth, maxYamlDocument } from './limits';
import { type Report, Unreadable } from './problem';
import { reindent } from './reindent';

/** What YAML 1.2 allows; other control characters are refused, as is a byte order mark within the text. */
const forbidden = /[^\t\n\r -~\u0085\u00a0-\ufefe\uff00-\ufffd]/;

/** What stands before the braces of a template where a value, a key or a line begins. */
const beforeTemplate = /^[ \t]*(?:- )*(?:[\w./-]+:[ \t]+)?$/;
const longest = 200;

/** Where braces of a template are, outside of texts. */
function templateIn(source: string): number | undefined {
  for (let at = source.indexOf('{{'); at !== -1; at = source.indexOf('{{', at + 2)) {
    const before = source.slice(Math.max(0, at - longest), at);
    const line = before.lastIndexOf('\n');
    if ((line !== -1 || at <= longest) && beforeTemplate.test(before.slice(line + 1))) return at;
  }
  return undefined;
}

const hex = (character: string): string => `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;

function checkCharacters(source: string): void {
  const found = forbidden.exec(source);
  if (found === null) return;
  throw new Unreadable('MESH7004', { what: `the character ${hex(found[0])}` }, found.index);
}

function checkSize(source: string): void {
  if (source.length <= maxYamlDocument) return;
  const mega = (count: number): string => `${Math.round(count / 1024 / 1024)} MB`;
  throw new Unreadable(
    'MESH7008',
    {
      what: `a document of ${mega(source.length)}`,
      limit: mega(maxYamlDocument),
      advice: 'write its objects as documents of their own, or as JSON',
    },
    0,
  );
}

/** The events of a text, and the source that their offsets are of. */
export interface Parsed {
  readonly source: string;
  readonly events: readonly Event[];
  /** The offset in the text. */
  readonly original: (offset: number) => number;
}

const same = (offset: number): number => offset;

/** Parses YAML. Every failure is `Unreadable`. */
export function parse(source: string): Parsed {
  checkSize(source);
  checkCharacters(source);
  try {
    return { source, events: parseEvents(source, { maxDepth }), original: same };
  } catch (error) {
    return reparse(source, unreadable(source, error));
  }
}

/** What the parser says of lines too far to the left: of most, and of a value below its tag or anchor within brackets. */
const tooFarLeft: ReadonlySet<string> = new Set([
  'deficient indentation',
  'missed comma between flow collection entries',
]);

/** Once more with lines moved to the right, where that may be what is wrong. */
function reparse(text: string, failure: Unreadable): Parsed {
  if (!tooFarLeft.has(failure.values['reason'] ?? '')) throw failure;
  const { source, original } = reindent(text);
  try {
    return { source, events: parseEvents(source, { maxDepth }), original };
  } catch (error) {
    const { code, values, offset } = unreadable(source, error);
    throw new Unreadable(code, values, original(offset));
  }
}

function unreadable(source: string, error: unknown): Unreadable {
  if (!isRefusal(error)) throw error;
  const offset = error.mark?.position ?? 0;
  if (error.reason.startsWith('nesting exceeded')) {
    const values = { what: 'the depth of the document', limit: String(maxDepth), advice: 'flatten it' };
    return new Unreadable('MESH7008', values, offset);
  }
  const line = source.slice(source.lastIndexOf('\n', Math.max(0, offset - 1)) + 1, offset + 1);
  if (/^ *\t/.test(line)) return new Unreadable('MESH7016', {}, offset - line.length + 1 + line.indexOf('\t'));
  return new Unreadable('MESH7001', { reason: error.reason }, offset);
}

/** Where it is unreadable for the braces of a template, these are the reason. */
export function orTemplate(source: string, error: Unreadable): Unreadable {
  if (error.code !== 'MESH7001' && error.code !== 'MESH7015') return error;
  const offset = templateIn(source);
  return offset === undefined ? error : new Unreadable('MESH7003', {}, offset);
}

/** The value of the first document in a text; where another one follows behind `...`, which nobody reads, that is reported. */
export function readYaml(text: string, report: Report): Json {
  const { source, events, original } = parse(text);
  const first = events.findIndex(({ type }) => type === EVENT_ID.DOCUMENT);
  if (first === -1) return null;
  const back: Report = (code, values, offset) => report(code, values, original(offset));
  const { value, next } = composed(new Composer(source, events, first, back), original);
  const rest = events.slice(next, next + 3);
  const content = rest.find(({ type }) => type !== EVENT_ID.DOCUMENT && type !== EVENT_ID.POP);
  const offset = offsetOf(content);
  if (content !== undefined && offset > 0) back('MESH7009', {}, offset);
  return value;
}

function composed(composer: Composer, original: Parsed['original']): ReturnType<Composer['document']> {
  try {
    return composer.document();
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    throw new Unreadable(error.code, error.values, original(error.offset));
  }
}
