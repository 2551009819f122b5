import { isObject, type Json, type JsonObject } from '../json';
import { caseTwin, hintFor, parentName } from './hint';
import type { Issue } from './issue';
import { checkOf, narrowingOf } from './node';
import { type Check, raise, raiseWith, type Walk } from './walk';
import { bounds, clipped } from './words';

const fine: Check = () => undefined;
/** What every resource has; metadata is checked apart. */
const ofResources = ['apiVersion', 'kind', 'metadata'];

/** The check of a mapping; none where any mapping will do. */
export function objectCheck(schema: JsonObject, whole: boolean, root = false): Check | undefined {
  const embedded = schema['x-kubernetes-embedded-resource'] === true;
  const properties = isObject(schema['properties']) ? (schema['properties'] as Record<string, JsonObject>) : {};
  const known = new Map<string, Check>();
  for (const [name, property] of Object.entries(properties)) known.set(name, (whole ? checkOf : narrowingOf)(property));
  if (root || embedded) for (const name of ofResources) known.set(name, fine);
  // A client cannot write the status: the API server drops it before it looks at the object.
  if (root && known.has('status')) known.set('status', fine);
  const others = othersOf(schema, whole);
  const required = [...((schema['required'] ?? []) as string[]), ...(embedded ? ['apiVersion', 'kind'] : [])];
  const [low, high] = [schema['minProperties'], schema['maxProperties']] as (number | undefined)[];
  if (!whole && known.size === 0 && required.length === 0 && others === fine && (low ?? high) === undefined)
    return undefined;
  return (value, walk) => {
    if (!isObject(value)) return;
    let count = 0;
    for (const key in value) {
      const item = value[key] as Json | undefined;
      if (item === undefined) continue;
      count++;
      const check = known.get(key) ?? others;
      if (check === undefined) {
        unknownField(walk, key, [...known.keys()], value);
        continue;
      }
      walk.path.push(key);
      check(item, walk);
      walk.path.pop();
    }
    for (const name of required) {
      if (value[name] === undefined) raise(walk, 'MESH7103', { field: name, parent: parentName(walk) }, name);
    }
    if ((low !== undefined && count < low) || (high !== undefined && count > high)) {
      raise(walk, 'MESH7107', { size: String(count), unit: 'entries', bound: bounds(low, high) });
    }
  };
}

/** How fields are taken that the properties do not name. */
function othersOf(schema: JsonObject, whole: boolean): Check | undefined {
  const { additionalProperties: more } = schema;
  if (isObject(more)) return (whole ? checkOf : narrowingOf)(more);
  if (!whole || more === true || schema['x-kubernetes-preserve-unknown-fields'] === true) return fine;
  // A node without a type says nothing of fields.
  return schema['type'] === undefined && schema['properties'] === undefined ? fine : undefined;
}

function unknownField(walk: Walk, key: string, known: readonly string[], value: JsonObject): void {
  const values = { field: clipped(key), parent: parentName(walk), hint: hintFor(walk, key, known) };
  const to = caseTwin(key, known, value);
  const edits: Issue['edits'] = to === undefined ? undefined : [{ kind: 'Rename', at: [...walk.path, key], to }];
  raiseWith(walk, { code: 'MESH7101', values, edits }, key);
}
