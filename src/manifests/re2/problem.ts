import { PatternProblem, parsePattern } from './syntax';

/** Why a text is no regular expression of RE2, in words; undefined for one that is. */
export function patternProblem(pattern: string): string | undefined {
  const read = plain(pattern);
  try {
    parsePattern(read);
    return isStacked(read) ? 'repeats a repetition' : undefined;
  } catch (error) {
    if (!(error instanceof PatternProblem)) throw error;
    if (/\(\?<?[=!]/.test(pattern)) return 'looks ahead or behind, which RE2 does not';
    const [why] = error.message.split(' at ');
    // The parser knows no repeated assertion, which means nothing but is allowed.
    return why === 'a repeated assertion' ? undefined : `has ${why}`;
  }
}

// A quoted part, a class of Unicode, an octal number, an assertion, any other escape, flags.
const parts =
  /\\Q(.*?)(?:\\E|$)|\\[pP](?:\{\^?(\w+)\}|(\w))|(\\0[0-7]{0,2}|\\[1-7][0-7]{1,2})|(\\[bBAz])|\\.|\(\?([a-zA-Z]*(?:-[a-zA-Z]+)?)([:)])/gs;

/**
 * The same expression in the part of the syntax that the parser reads. What it has no form for is replaced by what may stand in the same places;
 * which texts match does not matter here, only whether it is an expression at all.
 */
const plain = (pattern: string): string => pattern.replace(parts, plainPart);

function plainPart(whole: string, ...groups: readonly (string | undefined)[]): string {
  const [quoted, braced, single, octal, assertion, flags, end] = groups;
  if (quoted !== undefined) return quoted.replace(/[^\w\s]/gu, '\\$&');
  const unicode = braced ?? single;
  if (unicode !== undefined) return isUnicodeClass(unicode) ? '\\d' : whole;
  if (octal !== undefined) return '\\n';
  if (assertion !== undefined) return '(?:)';
  if (flags === undefined) return whole;
  const others = flags.replace(/[mU]/g, '').replace(/-$/, '');
  return others === '' ? `(?:${end === ')' ? end : ''}` : `(?${others}${end}`;
}

const isUnicodeClass = (name: string): boolean =>
  name === 'Any' || isProperty(`General_Category=${name}`) || isProperty(`Script=${name}`);

/** The tables of this runtime know the names too. */
function isProperty(property: string): boolean {
  try {
    return new RegExp(`\\p{${property}}`, 'u').unicode;
  } catch {
    return false;
  }
}

const count = String.raw`(?:[*+?]|\{\d+(?:,\d*)?\})`;
const stacked = new RegExp(String.raw`(?:${count}\?|${count}(?!\?))${count}`);

/** `a**`, which the parser takes and RE2 does not; escapes and classes apart. */
const isStacked = (pattern: string): boolean =>
  stacked.test(pattern.replace(/\\./gs, 'a').replace(/\[\^?\]?[^\]]*\]/g, 'a'));
