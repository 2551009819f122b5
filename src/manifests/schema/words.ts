import { describe } from '../../diagnostics';

const limit = 60;

/** A value as a finding shows it, cut where it is long. */
export function shown(value: unknown): string {
  const text =
    typeof value === 'string'
      ? `'${value}'`
      : Array.isArray(value) || typeof value !== 'object'
        ? describe(value)
        : 'a mapping';
  return clipped(value === null ? 'null' : text);
}

export const clipped = (text: string, most = limit): string => (text.length <= most ? text : `${text.slice(0, most)}…`);

const types: Readonly<Record<string, string>> = {
  array: 'a list',
  boolean: 'true or false',
  integer: 'a whole number',
  number: 'a number',
  object: 'a mapping',
  string: 'a text',
};

/** What to do about a value of another type. */
export function typeHint(value: unknown, expected: string): string {
  if (expected === types['string'] && (typeof value === 'number' || typeof value === 'boolean')) {
    return `put it in quotes: "${value}"`;
  }
  if (typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value)) && /number/.test(expected)) {
    return 'remove the quotes';
  }
  return expected === types['array'] ? 'write a list, each entry after a dash' : `write ${expected}`;
}

export const typeName = (type: string): string => types[type] ?? type;

/** `a, b and c`. */
export function listed(items: readonly string[], last = 'and'): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1)}`;
}

/** `at least 1`, `at most 5`, `1 to 5`. */
export function bounds(low: number | undefined, high: number | undefined): string {
  if (low === undefined) return `at most ${high}`;
  return high === undefined ? `at least ${low}` : `${low} to ${high}`;
}
