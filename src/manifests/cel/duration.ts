import { CelError } from './error';

// The micro sign and the Greek letter are both a unit.
const nanoseconds: ReadonlyMap<string, number> = new Map([
  ['ns', 1],
  ['us', 1e3],
  ['\u00b5s', 1e3],
  ['\u03bcs', 1e3],
  ['ms', 1e6],
  ['s', 1e9],
  ['m', 60e9],
  ['h', 3600e9],
]);
const term = /(\d*)(?:\.(\d*))?([^\d.]+)/y;
const limit = 2n ** 63n;

/** `duration(text)` in nanoseconds, as Go reads it; a bigint where a number would not be exact. */
export function duration(text: string): number | bigint {
  const plain = plainDuration(text);
  if (plain !== undefined) return plain;
  const negative = text.startsWith('-');
  const rest = negative || text.startsWith('+') ? text.slice(1) : text;
  const size = magnitude(rest);
  if (size === undefined || size > limit || (size === limit && !negative)) {
    throw new CelError(`not a duration: ${text}`);
  }
  // -0 and 0 are one duration
  return negative ? (typeof size === 'number' ? 0 - size : -size) : size;
}

/** `30s` and its like, which most are, without allocation. */
function plainDuration(text: string): number | undefined {
  let at = 0;
  let count = 0;
  for (let digit = text.charCodeAt(0) - 48; digit >= 0 && digit <= 9; digit = text.charCodeAt(at) - 48) {
    count = count * 10 + digit;
    at += 1;
  }
  if (at === 0) return undefined;
  const isSeconds = at === text.length - 1 && text.charCodeAt(at) === 115;
  const unit = isSeconds ? 1e9 : nanoseconds.get(text.slice(at));
  const size = unit === undefined ? Number.NaN : count * unit;
  return Number.isSafeInteger(size) ? size : undefined;
}

function magnitude(text: string): number | bigint | undefined {
  if (text === '0') return 0;
  if (text === '') return undefined;
  let total = 0;
  let beyond = 0n;
  for (let from = 0; from < text.length; from = term.lastIndex) {
    term.lastIndex = from;
    const [, whole, fraction = '', name = ''] = term.exec(text) ?? [];
    const unit = nanoseconds.get(name);
    if (whole === undefined || unit === undefined || whole + fraction === '') return undefined;
    const digits = fraction.slice(0, 18);
    const below = Math.floor(Number(digits) * (unit / 10 ** digits.length));
    const part = Number(whole) * unit + below;
    if (part > 2 ** 63) return undefined;
    if (Number.isSafeInteger(total + part)) total += part;
    else beyond += BigInt(whole) * BigInt(unit) + BigInt(below);
  }
  return beyond === 0n ? total : beyond + BigInt(total);
}
