import type { Json, JsonObject } from '../json';
import { formats } from './formats';
import { nearest } from './nearest';
import { patternTest } from './pattern';
import { type Check, raise } from './walk';
import { bounds, clipped, shown } from './words';

/** The check of an enumeration. */
export function enumCheck(schema: JsonObject): Check | undefined {
  const values = schema['enum'];
  if (!Array.isArray(values)) return undefined;
  const plain = new Set<Json>(values);
  const deep = values.filter((value) => typeof value === 'object').map((value) => JSON.stringify(value));
  return (value, walk) => {
    if (plain.has(value) && value !== null) return;
    if (typeof value === 'object' && value !== null && deep.includes(JSON.stringify(value))) return;
    const texts = values.filter((candidate): candidate is string => typeof candidate === 'string');
    const meant = typeof value === 'string' ? nearest(value, texts) : undefined;
    const known = values.map((candidate) => (candidate === '' ? "''" : String(candidate))).join(', ');
    raise(walk, 'MESH7104', {
      got: shown(value),
      values: known,
      hint: meant === undefined ? 'choose one of them' : `did you mean ${meant}?`,
    });
  };
}

/** The check of a text: its length in code points, its pattern, its format. */
export function textCheck(schema: JsonObject): Check | undefined {
  const [low, high] = [schema['minLength'], schema['maxLength']] as (number | undefined)[];
  const pattern = typeof schema['pattern'] === 'string' ? schema['pattern'] : undefined;
  const matches = pattern === undefined ? undefined : patternTest(pattern);
  const format = formats[String(schema['format'])];
  if (low === undefined && high === undefined && matches === undefined && format?.text === undefined) return undefined;
  return (value, walk) => {
    if (typeof value !== 'string') return;
    // A code point is one or two units, so that most texts need no counting.
    if ((high !== undefined && value.length > high) || (low !== undefined && value.length < low * 2)) {
      const size = codePoints(value);
      if (size < (low ?? 0) || size > (high ?? Number.POSITIVE_INFINITY)) {
        raise(walk, 'MESH7106', { size: String(size), unit: 'characters', bound: bounds(low, high) });
      }
    }
    if (matches?.(value) === false) {
      raise(walk, 'MESH7108', { got: clipped(value), pattern: clipped(pattern ?? '', 160) });
    }
    if (format?.text?.(value) === false) {
      raise(walk, 'MESH7109', { got: clipped(value), format: format.name, example: format.example });
    }
  };
}

function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

/** The check of a number: its bounds, its step, and the width of its format. */
export function numberCheck(schema: JsonObject): Check | undefined {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  const rules: { readonly fits: (value: number) => boolean; readonly bound: string }[] = [];
  const need = (fits: (value: number) => boolean, bound: string): void => void rules.push({ fits, bound });
  if (typeof minimum === 'number') {
    if (exclusiveMinimum === true) need((value) => value > minimum, `more than ${minimum}`);
    else need((value) => value >= minimum, `at least ${minimum}`);
  }
  if (typeof maximum === 'number') {
    if (exclusiveMaximum === true) need((value) => value < maximum, `less than ${maximum}`);
    else need((value) => value <= maximum, `at most ${maximum}`);
  }
  if (typeof multipleOf === 'number') need((value) => isMultiple(value, multipleOf), `multiples of ${multipleOf}`);
  const format = formats[String(schema['format'])];
  if (format?.number !== undefined) need(format.number, format.name);
  if (rules.length === 0) return undefined;
  return (value, walk) => {
    if (typeof value !== 'number') return;
    for (const { fits, bound } of rules) if (!fits(value)) raise(walk, 'MESH7105', { got: String(value), bound });
  };
}

// As the API server divides: a step below one is turned around first.
const isMultiple = (value: number, step: number): boolean =>
  Number.isInteger(step < 1 ? (1 / step) * value : value / step);
