import type { JsonObject } from '../json';
import type { Path } from '../path';
import { raise, type Walk } from '../schema/walk';
import { listed } from '../schema/words';
import { refuseForm } from './metadata';
import { type Form, portName } from './names';

/** What Go code checks of a built-in kind. The structure is right, so that fields have their types; the walk is at the root. */
export type BuiltInCheck = (object: JsonObject, walk: Walk, old?: JsonObject) => void;

/** An object in a field; null is as good as nothing. */
export const objectAt = (value: unknown, key: string): JsonObject | undefined =>
  ((value as JsonObject | undefined)?.[key] ?? undefined) as JsonObject | undefined;

/** The entries of a list with their places; none where there is no list. */
export function entriesAt(value: unknown, key: string, at: Path): readonly (readonly [JsonObject, Path])[] {
  const list = (value as JsonObject | undefined)?.[key];
  return Array.isArray(list) ? list.map((item, index) => [(item ?? {}) as JsonObject, [...at, key, index]]) : none;
}

const none: readonly [] = [];

export const textOf = (value: JsonObject, key: string): string => {
  const text = value[key];
  return typeof text === 'string' ? text : '';
};

/** Places are put together only for a finding: where they end is an argument of its own. */
const placeOf = (at: Path, last: string | number | undefined): Path => (last === undefined ? at : [...at, last]);

export function matchesForm(walk: Walk, form: Form, text: string, at: Path, last?: string | number): void {
  if (!form.fits(text)) refuseForm(walk, form, text, ...placeOf(at, last));
}

const ports = 'at least 1 and at most 65535';
const isPort = (port: number): boolean => port >= 1 && port <= 65_535;

/** A port as a number, or as the name of one. */
export function checkPort(walk: Walk, port: unknown, at: Path, last: string): void {
  if (typeof port === 'string') matchesForm(walk, portName, port, at, last);
  else if (typeof port === 'number' && !isPort(port)) {
    raise(walk, 'MESH7105', { got: String(port), bound: ports }, ...at, last);
  }
}

export function checkNotNegative(walk: Walk, value: JsonObject | undefined, keys: readonly string[], at: Path): void {
  for (const key of keys) {
    const number = value?.[key];
    if (typeof number === 'number' && number < 0) {
      raise(walk, 'MESH7105', { got: String(number), bound: 'at least 0' }, ...at, key);
    }
  }
}

/** A number is within bounds; what is no number is not looked at. */
export function checkBounds(walk: Walk, number: unknown, least: number, most: number, at: Path): void {
  if (typeof number !== 'number' || (number >= least && number <= most)) return;
  const bounds = [
    ...(least === Number.NEGATIVE_INFINITY ? [] : [`at least ${least}`]),
    ...(most === Number.POSITIVE_INFINITY ? [] : [`at most ${most}`]),
  ];
  raise(walk, 'MESH7105', { got: String(number), bound: bounds.join(' and ') }, ...at);
}

export function checkLength(walk: Walk, text: string, most: number, at: Path): void {
  if (text.length <= most) return;
  raise(walk, 'MESH7106', { size: String(text.length), unit: 'characters', bound: `at most ${most}` }, ...at);
}

/** A list has as many entries. */
export function checkSize(walk: Walk, size: number, unit: string, least: number, most: number, at: Path): void {
  if (size >= least && size <= most) return;
  raise(walk, 'MESH7107', { size: String(size), unit, bound: `at least ${least} and at most ${most}` }, ...at);
}

/** A text is one of these. */
export function checkChoice(walk: Walk, text: string, values: readonly string[], at: Path): void {
  if (values.includes(text)) return;
  raise(walk, 'MESH7104', { got: text, values: values.join(', '), hint: 'choose one of them' }, ...at);
}

/** Reports an entry whose key was there before; an entry without a key is not looked at. */
export function unique(walk: Walk, what: string): (key: string | undefined, at: Path, last?: string) => void {
  const seen = new Set<string>();
  return (key, at, last) => {
    if (key === undefined || key === '') return;
    if (seen.has(key)) raise(walk, 'MESH7113', { key: `${what} ${key}` }, ...placeOf(at, last));
    seen.add(key);
  };
}

/** Exactly one of these fields is there. */
export function checkOneOf(walk: Walk, value: JsonObject, choices: readonly string[], at: Path): void {
  const found = choices.filter((choice) => value[choice] !== undefined && value[choice] !== null);
  if (found.length === 1) return;
  const words = found.length === 0 ? 'none of them' : listed(found);
  raise(walk, 'MESH7132', { found: words, choices: choices.join(', ') }, ...at);
}

/** A field may not be there beside a condition. */
export const forbid = (walk: Walk, condition: string, at: Path): void => raise(walk, 'MESH7133', { condition }, ...at);

export const missing = (walk: Walk, name: string, parent: string, at: Path): void =>
  raise(walk, 'MESH7103', { field: name, parent }, ...at, name);

/** A field is as it was, deeply. */
export function checkUnchanged(walk: Walk, now: unknown, before: unknown, reason: string, at: Path): void {
  if (canonical(now) !== canonical(before)) raise(walk, 'MESH7134', { reason }, ...at);
}

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, item: unknown) =>
    typeof item === 'object' && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  ) ?? '';
