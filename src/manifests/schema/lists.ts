import { isObject, type Json, type JsonObject } from '../json';
import { checkOf, narrowingOf } from './node';
import { type Check, raise } from './walk';
import { bounds, listed, shown } from './words';

/** The checks of a list: its items, its length, and what tells its entries apart. */
export function listChecks(schema: JsonObject, whole: boolean): readonly Check[] {
  return [itemsCheck(schema, whole), lengthCheck(schema), keysCheck(schema)].filter((check) => check !== undefined);
}

function itemsCheck({ items }: JsonObject, whole: boolean): Check | undefined {
  if (!isObject(items)) return undefined;
  const check = (whole ? checkOf : narrowingOf)(items);
  return (value, walk) => {
    if (!Array.isArray(value)) return;
    for (let index = 0; index < value.length; index++) {
      walk.path.push(index);
      check(value[index], walk);
      walk.path.pop();
    }
  };
}

function lengthCheck({ minItems, maxItems }: JsonObject): Check | undefined {
  const [low, high] = [minItems, maxItems] as (number | undefined)[];
  if (low === undefined && high === undefined) return undefined;
  return (value, walk) => {
    if (!Array.isArray(value)) return;
    if (value.length < (low ?? 0) || value.length > (high ?? Number.POSITIVE_INFINITY)) {
      raise(walk, 'MESH7107', { size: String(value.length), unit: 'entries', bound: bounds(low, high) });
    }
  };
}

/** Lists of type `set` hold each value once, lists of type `map` each combination of the keys. */
function keysCheck(schema: JsonObject): Check | undefined {
  const type = schema['x-kubernetes-list-type'];
  const names = (schema['x-kubernetes-list-map-keys'] ?? []) as string[];
  if (type === 'map' && names.length > 0)
    return uniqueBy(
      (item) => mapKey(item, names),
      (item) => mapWords(item, names),
    );
  return type === 'set'
    ? uniqueBy((item) => (typeof item === 'object' ? JSON.stringify(item) : item), shown)
    : undefined;
}

function uniqueBy(keyOf: (item: Json) => unknown, words: (item: Json) => string): Check {
  return (value, walk) => {
    if (!Array.isArray(value) || value.length < 2) return;
    const seen = new Set<unknown>();
    const told = new Set<unknown>();
    for (let index = 0; index < value.length; index++) {
      const key = keyOf(value[index]);
      if (seen.has(key) && !told.has(key)) {
        told.add(key);
        raise(walk, 'MESH7113', { key: words(value[index]) }, index);
      }
      seen.add(key);
    }
  };
}

/** One key as it is, so that a list of one key makes no texts; several as a text. A key that is not there counts too. */
function mapKey(item: Json, names: readonly string[]): unknown {
  const of = (name: string): Json | undefined => (isObject(item) ? item[name] : undefined);
  if (names.length === 1) {
    const key = of(names[0]!);
    return typeof key === 'object' ? JSON.stringify(key) : key;
  }
  return JSON.stringify(names.map((name) => of(name) ?? { missing: true }));
}

const mapWords = (item: Json, names: readonly string[]): string =>
  listed(
    names.map((name) => `${name} ${isObject(item) && item[name] !== undefined ? shown(item[name]) : '(not said)'}`),
  );
