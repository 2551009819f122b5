/**
 * What a plain scalar means to sigs.k8s.io/yaml, which is neither YAML 1.1 nor 1.2 as written. `Infinity` and `NaN` come from `.inf` and
 * `.nan`; the caller refuses them, since JSON cannot say them.
 */
export type Scalar = string | number | boolean | null;

const words: ReadonlyMap<string, boolean | number | null> = new Map(
  Object.entries({
    true: ['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'],
    false: ['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'],
    null: ['', '~', 'null', 'Null', 'NULL'],
    NaN: ['.nan', '.NaN', '.NAN'],
    Infinity: ['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'],
    '-Infinity': ['-.inf', '-.Inf', '-.INF'],
  }).flatMap(([value, forms]) => {
    const meant = value === 'true' ? true : value === 'false' ? false : value === 'null' ? null : Number(value);
    return forms.map((form) => [form, meant] as const);
  }),
);

/** 1 where a word of the table may begin, 2 where a number may; by the code of the first character. */
const hints = new Uint8Array(128);
for (const first of 'yYnNtTfFoO~.+-') hints[first.charCodeAt(0)]! |= 1;
for (const first of '+-.0123456789') hints[first.charCodeAt(0)]! |= 2;

/** As long as no rounding sets in, and without the forms that other bases have. */
const common = /^(?:0|[1-9]\d{0,14})$/;
const integer = /^([-+]?)(0[xX][\da-fA-F]+|0[oO]?[0-7]+|0[bB][01]+|0|[1-9]\d*)$/;
/** An accident of the reader: it looks for a sign behind the base, too. */
const signedBinary = /^0b([-+])([01]+)$/;
const decimal = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/;
const pointed = /^\.\d+(?:[eE][-+]?\d+)?$/;

const leastInteger = -(2n ** 63n);
const mostSigned = 2n ** 63n - 1n;
const mostUnsigned = 2n ** 64n - 1n;
/** So many digits are out of range in any base, whatever leads them. */
const longest = 4096;

/** The value of an integer, if it is one of 64 bits. */
function integerOf(digits: string): bigint | undefined {
  const signed = signedBinary.exec(digits);
  const [, sign, size] = signed === null ? (integer.exec(digits) ?? []) : [digits, signed[1], `0b${signed[2]}`];
  if (sign === undefined || size === undefined || size.length > longest) return undefined;
  const octal = /^0[oO]?[0-7]/.test(size);
  const value = BigInt(octal ? size.replace(/^0[oO]?/, '0o') : size.toLowerCase());
  if (sign === '-') return -value < leastInteger ? undefined : -value;
  return value > (sign === '+' ? mostSigned : mostUnsigned) ? undefined : value;
}

function floatOf(text: string, digits: string): number | undefined {
  if (!(text.charCodeAt(0) === 46 ? pointed.test(text) : decimal.test(digits))) return undefined;
  const value = Number(digits);
  return Number.isFinite(value) ? value : undefined;
}

/** The meaning with integers apart from other numbers, since keys are written differently. */
export function exactly(text: string): Scalar | bigint {
  const word = words.get(text);
  if (word !== undefined) return word;
  const hint = hints[text.charCodeAt(0)];
  if (hint === undefined || (hint & 2) === 0) return text;
  const digits = text.includes('_') ? text.replaceAll('_', '') : text;
  // what begins with a point is no integer, and has no underscores
  const whole = text.charCodeAt(0) === 46 ? undefined : integerOf(digits);
  return whole ?? floatOf(text, digits) ?? text;
}

/** The meaning of a plain scalar. */
export function meaning(text: string): Scalar {
  const hint = text === '' ? 1 : (hints[text.charCodeAt(0)] ?? 0);
  if (hint === 0) return text;
  if ((hint & 2) === 0) {
    if (text.length > 5) return text;
    const word = words.get(text);
    return word === undefined ? text : word;
  }
  if (common.test(text)) return Number(text);
  const value = exactly(text);
  return typeof value === 'bigint' ? Number(value) : value;
}

/** The shortest decimal that is the same number in 32 bits, in the notation of Go's %g. */
export function floatKey(value: number): string {
  const rounded = Math.fround(value);
  if (Number.isNaN(rounded)) return '.nan';
  if (!Number.isFinite(rounded)) return rounded > 0 ? '.inf' : '-.inf';
  if (rounded === 0) return Object.is(rounded, -0) ? '-0' : '0';
  let digits = 1;
  while (digits < 9 && Math.fround(Number(rounded.toExponential(digits - 1))) !== rounded) digits++;
  const [mantissa, power] = rounded.toExponential(digits - 1).split('e') as [string, string];
  const exponent = Number(power);
  if (exponent >= -4 && exponent < 6) return String(Number(`${mantissa}e${power}`));
  return `${mantissa}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
}

/** The text of a key, or what it is that has no text. */
export function keyText(plain: string): string | { readonly not: string } {
  const value = exactly(plain);
  if (typeof value === 'string') return value;
  if (value === null) return { not: 'an empty key' };
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return floatKey(value);
  return value > mostSigned ? { not: `the key ${plain}` } : String(value);
}

/** Whether a key may be something else than its own text. */
export function isSpecialKey(text: string): boolean {
  const hint = text === '' ? 1 : (hints[text.charCodeAt(0)] ?? 0);
  return (hint & 2) !== 0 || (hint !== 0 && text.length <= 5);
}
