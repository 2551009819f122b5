import type { CelRule } from '../cel/table';
import { isObject, type Json, type JsonObject } from '../json';
import type { KindSchema } from './schema';
import { raise, type Walk } from './walk';

/** Evaluates the CEL rules at a value and below it. */
type Runner = (value: Json, old: Json | undefined, walk: Walk) => void;

const holds = new WeakMap<JsonObject, boolean>();

/** Whether there are rules at a node or below it. */
function holdsRules(schema: JsonObject): boolean {
  const known = holds.get(schema);
  if (known !== undefined) return known;
  holds.set(schema, false);
  const { properties, items, additionalProperties } = schema;
  const below = [...Object.values(isObject(properties) ? properties : {}), items, additionalProperties].filter(
    isObject,
  );
  const found = Array.isArray(schema['x-kubernetes-validations']) || below.some(holdsRules);
  holds.set(schema, found);
  return found;
}

/** The rules of a kind as one walk; none where it has none. */
export const rulesOf = (kind: KindSchema): Runner | undefined => runnerOf(kind, kind.schema, '');

function runnerOf(kind: KindSchema, schema: JsonObject, place: string): Runner | undefined {
  if (!holdsRules(schema)) return undefined;
  const { properties, items, additionalProperties: values } = schema;
  const children = new Map<string, Runner>();
  for (const [name, property] of Object.entries(isObject(properties) ? properties : {})) {
    // What a client writes of the status is dropped.
    if (place === '' && name === 'status') continue;
    const child = runnerOf(kind, property as JsonObject, place === '' ? name : `${place}.${name}`);
    if (child !== undefined) children.set(name, child);
  }
  const ofItems = isObject(items) ? runnerOf(kind, items, `${place}[]`) : undefined;
  const ofValues = isObject(values) ? runnerOf(kind, values, `${place}{}`) : undefined;
  const rules = (kind.cel[place] ?? []).map((rule, index) => ruleRunner(rule, schema, index));
  const partner = partnerOf(schema);
  return (value, old, walk) => {
    // Rules about a null belong to the node around it.
    if (value === null) return;
    for (const rule of rules) rule(value, old, walk);
    if (Array.isArray(value)) {
      if (ofItems === undefined) return;
      for (let index = 0; index < value.length; index++) {
        walk.path.push(index);
        ofItems(value[index], old === undefined ? undefined : partner(value[index], old), walk);
        walk.path.pop();
      }
    } else if (isObject(value) && (children.size > 0 || ofValues !== undefined)) {
      const former = isObject(old) ? old : undefined;
      for (const key in value) {
        const runner = children.get(key) ?? ofValues;
        if (runner === undefined) continue;
        walk.path.push(key);
        runner(value[key]!, former?.[key], walk);
        walk.path.pop();
      }
    }
  };
}

/** Finds the former state of an entry: by the keys of the list, where it has keys; other lists are one value as a whole. */
function partnerOf(schema: JsonObject): (item: Json, old: Json) => Json | undefined {
  const names = (schema['x-kubernetes-list-map-keys'] ?? []) as string[];
  if (schema['x-kubernetes-list-type'] !== 'map' || names.length === 0) return () => undefined;
  const keyOf = (item: Json): string =>
    JSON.stringify(names.map((name) => (isObject(item) ? item[name] : undefined) ?? null));
  return (item, old) =>
    Array.isArray(old) ? (old as Json[]).find((former) => keyOf(former) === keyOf(item)) : undefined;
}

function ruleRunner(rule: CelRule, schema: JsonObject, index: number): Runner {
  const said = ((schema['x-kubernetes-validations'] ?? []) as JsonObject[])[index] ?? {};
  const fixed = typeof said['message'] === 'string' ? said['message'] : `failed rule: ${String(said['rule'])}`;
  const deeper = stepsOf(said['fieldPath']);
  return (value, old, walk) => {
    if (rule.transition === true && old === undefined) return;
    let kept: boolean;
    try {
      kept = rule.test(value, old);
    } catch (error) {
      raise(
        walk,
        'MESH7202',
        { kind: walk.kind.kind, error: error instanceof Error ? error.message : String(error) },
        ...deeper,
      );
      return;
    }
    if (!kept)
      raise(walk, 'MESH7201', { kind: walk.kind.kind, message: messageOf(rule, value, old) ?? fixed }, ...deeper);
  };
}

/** The message that an expression makes; the API server falls back to the fixed one where it fails, is blank or has a line break. */
function messageOf(rule: CelRule, value: Json, old: Json | undefined): string | undefined {
  if (rule.message === undefined) return undefined;
  try {
    const message = rule.message(value, old).trim();
    return message === '' || message.includes('\n') ? undefined : message;
  } catch {
    return undefined;
  }
}

/** `.spec.name`, or `['a.b']` where a name has other characters. */
function stepsOf(fieldPath: Json | undefined): readonly string[] {
  if (typeof fieldPath !== 'string') return [];
  return [...fieldPath.matchAll(/\.([A-Za-z_][A-Za-z0-9_]*)|\['([^']*)'\]/g)].map(
    ([, name, quoted]) => name ?? quoted ?? '',
  );
}
