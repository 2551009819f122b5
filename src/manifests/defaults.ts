import { isObject, type Json, type JsonObject } from './json';
import type { Path } from './path';
import type { KindSchema } from './schema/schema';

/** Gives a value back with something added or dropped; the same one where nothing changes. */
type Change = (value: Json) => Json;

const same: Change = (value) => value;
const fillers = new WeakMap<JsonObject, Change>();

/** The object with the defaults of its kind, as the API server applies them: the very same object where all are said. */
export function withDefaults<T>(kind: KindSchema, object: T): T {
  let filler = roots.get(kind.schema);
  if (filler === undefined) {
    filler = buildFiller(withoutStatus(kind.schema));
    roots.set(kind.schema, filler);
  }
  return filler(object as Json) as T;
}

const roots = new WeakMap<JsonObject, Change>();

/** A client does not write the status, so it lacks nothing there. */
function withoutStatus(schema: JsonObject): JsonObject {
  if (!isObject(schema['properties'])) return schema;
  const { status: _, ...properties } = schema['properties'];
  return { ...schema, properties };
}

function fillerOf(schema: JsonObject): Change {
  const known = fillers.get(schema);
  if (known !== undefined) return known;
  fillers.set(schema, (value) => fillers.get(schema)!(value));
  const filler = buildFiller(schema);
  fillers.set(schema, filler);
  return filler;
}

function buildFiller(schema: JsonObject): Change {
  const { items, additionalProperties: values } = schema;
  const properties = Object.entries((schema['properties'] ?? {}) as Record<string, JsonObject>);
  const defaults = properties.flatMap(([name, property]) => (hasDefault(property) ? [[name, property] as const] : []));
  const children = new Map(
    properties.map(([name, property]) => [name, fillerOf(property)]).filter(([, f]) => f !== same) as [
      string,
      Change,
    ][],
  );
  const ofValues = isObject(values) ? fillerOf(values) : same;
  const ofItems = isObject(items) ? fillerOf(items) : same;
  const itemDefault = isObject(items) && hasDefault(items) ? items['default']! : undefined;
  if (
    defaults.length === 0 &&
    children.size === 0 &&
    ofValues === same &&
    ofItems === same &&
    itemDefault === undefined
  )
    return same;
  return (value) => {
    if (Array.isArray(value)) {
      return changedItems(value, (item) => ofItems(item === null && itemDefault !== undefined ? itemDefault : item));
    }
    if (!isObject(value)) return value;
    let result: Record<string, Json> | undefined;
    for (const [name, property] of defaults) {
      const given = value[name];
      if (given !== undefined && (given !== null || property['nullable'] === true)) continue;
      result ??= { ...value };
      result[name] = property['default']!;
    }
    const now = result ?? value;
    const named = schema['properties'] as JsonObject | undefined;
    for (const key in now) {
      const child = children.get(key) ?? (named?.[key] === undefined ? ofValues : same);
      if (child === same || now[key] === undefined) continue;
      const filled = child(now[key]);
      if (filled === now[key]) continue;
      result ??= { ...value };
      result[key] = filled;
    }
    return result ?? value;
  };
}

const hasDefault = (schema: JsonObject): boolean => schema['default'] !== undefined && schema['default'] !== null;

function changedItems(value: readonly Json[], change: Change): readonly Json[] {
  let result: Json[] | undefined;
  for (let index = 0; index < value.length; index++) {
    const changed = change(value[index]!);
    if (changed !== value[index]) {
      result ??= [...value];
      result[index] = changed;
    }
  }
  return result ?? value;
}

const droppable = (value: Json, schema: JsonObject | undefined): boolean =>
  value === null && schema !== undefined && schema['nullable'] !== true && !hasDefault(schema);

/** The object without nulls in fields that take none: the API server drops these before it looks further. */
export const withoutNulls = <T>(kind: KindSchema, object: T): T => dropNulls(kind.schema, object as Json) as T;

function dropNulls(schema: JsonObject | undefined, value: Json): Json {
  if (schema === undefined) return value;
  if (Array.isArray(value)) return changedItems(value, (item) => dropNulls(childOf(schema, 'items'), item));
  if (!isObject(value)) return value;
  return changedFields(value, (key, item) => {
    const child = fieldOf(schema, key);
    return droppable(item, child) ? undefined : dropNulls(child, item);
  });
}

/** Drops fields for which the change gives nothing. */
function changedFields(value: JsonObject, change: (key: string, item: Json) => Json | undefined): JsonObject {
  let result: Record<string, Json> | undefined;
  for (const key of Object.keys(value)) {
    const changed = change(key, value[key]!);
    if (changed === value[key]) continue;
    result ??= { ...value };
    if (changed === undefined) delete result[key];
    else result[key] = changed;
  }
  return result ?? value;
}

function childOf(schema: JsonObject, keyword: 'items' | 'additionalProperties'): JsonObject | undefined {
  const child = schema[keyword];
  return isObject(child) ? child : undefined;
}

function fieldOf(schema: JsonObject, key: string): JsonObject | undefined {
  const { properties } = schema;
  if (isObject(properties) && Object.hasOwn(properties, key)) return properties[key] as JsonObject;
  return childOf(schema, 'additionalProperties');
}

const ofResources = new Set(['apiVersion', 'kind', 'metadata']);

/** The object without the fields that its kind does not have, as the API server stores it. */
export function pruned<T>(kind: KindSchema, object: T): T {
  return prune({ ...kind.schema, 'x-kubernetes-embedded-resource': true }, object as Json) as T;
}

function prune(schema: JsonObject, value: Json): Json {
  const keeps = schema['x-kubernetes-preserve-unknown-fields'] === true;
  if (Array.isArray(value)) {
    const items = childOf(schema, 'items');
    return items === undefined ? value : changedItems(value, (item) => prune(items, item));
  }
  if (!isObject(value)) return value;
  return changedFields(value, (key, item) => {
    if (schema['x-kubernetes-embedded-resource'] === true && ofResources.has(key)) return item;
    const child = fieldOf(schema, key);
    if (child !== undefined) return prune(child, item);
    return keeps || schema['additionalProperties'] === true ? item : undefined;
  });
}

/** Where an object leaves a default unsaid, so that what is stored differs from what was written. */
export function defaultsMissing(kind: KindSchema, object: unknown): readonly Path[] {
  return [...added(object as Json, withDefaults(kind, object as Json), [])];
}

function* added(before: Json, after: Json, path: Path): Iterable<Path> {
  if (before === after) return;
  if (Array.isArray(before) && Array.isArray(after)) {
    for (const [index, item] of after.entries()) yield* added(before[index], item, [...path, index]);
  } else if (isObject(before) && isObject(after)) {
    for (const [key, item] of Object.entries(after)) {
      if (Object.hasOwn(before, key)) yield* added(before[key]!, item, [...path, key]);
      else yield [...path, key];
    }
  } else yield path;
}
