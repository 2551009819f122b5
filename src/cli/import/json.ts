export type Json = null | boolean | number | string | Json[] | JsonObject;
export interface JsonObject {
  [key: string]: Json;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function mapValues<A, B>(record: Record<string, A>, change: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}

/** The same value with the keys of every object in order, so that equal values have equal texts. */
export function sortKeys(value: Json): Json {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (!isObject(value)) return value;
  return Object.fromEntries(sortedEntries(value).map(([key, item]) => [key, sortKeys(item)]));
}

export function sortedEntries<A>(record: Record<string, A>): [string, A][] {
  // By code unit and not by locale: the order must be the same on every machine.
  return Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
}

const lineWidth = 120;

/** Pretty JSON in which whatever fits on one line stays there: small files, and differences a human can read. */
export function formatJson(value: unknown): string {
  return `${format('', value as Json, 0)}\n`;
}

function format(label: string, value: Json, depth: number): string {
  const line = `${' '.repeat(depth)}${label}${inline(value)}`;
  if (line.length <= lineWidth || typeof value !== 'object' || value === null) return line;
  const items = Array.isArray(value)
    ? value.map((item) => format('', item, depth + 1))
    : Object.entries(value).map(([key, item]) => format(`${JSON.stringify(key)}: `, item, depth + 1));
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  const pad = ' '.repeat(depth);
  return `${pad}${label}${open}\n${items.join(',\n')}\n${pad}${close}`;
}

function inline(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(inline).join(', ')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${inline(item)}`);
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}
