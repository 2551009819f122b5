import { isObject, type Json, type JsonObject, mapValues, sortedEntries } from './json';

/** The part of a schema that makes a type: what only narrows values (patterns, bounds, oneOf, CEL) is left out. */
export interface Shape {
  type?: string | string[];
  enum?: Json[];
  properties?: Record<string, Shape>;
  required?: string[];
  items?: Shape;
  additionalProperties?: boolean | Shape;
  $ref?: string;
  tsType?: string;
}

export function shapeOf(schema: JsonObject): Shape {
  if (schema['x-kubernetes-int-or-string'] === true) return { type: ['number', 'string'] };
  if (Array.isArray(schema['enum'])) return { type: schema['type'] as string, enum: schema['enum'] };
  switch (schema['type']) {
    case 'object':
      return objectShape(schema);
    case 'array':
      return { type: 'array', items: shapeOf(schema['items'] as JsonObject) };
    case undefined:
      return {};
    default:
      return { type: schema['type'] as string };
  }
}

function objectShape(schema: JsonObject): Shape {
  const values = schema['additionalProperties'];
  const open = schema['x-kubernetes-preserve-unknown-fields'] === true;
  if (isObject(values)) return { type: 'object', additionalProperties: shapeOf(values) };
  if (!isObject(schema['properties'])) {
    return open ? { type: 'object', additionalProperties: true } : { tsType: 'Record<string, never>' };
  }
  return {
    type: 'object',
    properties: mapValues(schema['properties'] as Record<string, JsonObject>, shapeOf),
    required: (schema['required'] as string[] | undefined) ?? [],
    ...(open ? { additionalProperties: true } : {}),
  };
}

// What the class sets by itself, and what only a control plane writes.
const notProps = new Set(['apiVersion', 'kind', 'metadata', 'status']);

/** The fields of an object that its author writes, beside the metadata. */
export function propsOf(schema: JsonObject): Shape & { required: string[] } {
  const { properties = {}, required = [] } = shapeOf(schema);
  return {
    type: 'object',
    properties: Object.fromEntries(Object.entries(properties).filter(([name]) => !notProps.has(name))),
    required: required.filter((name) => !notProps.has(name)),
  };
}

/**
 * Gives every object under the root a name made of the path to it (`VirtualServiceSpecHttpRoute`) and puts references in
 * their place. An object that holds other objects and comes again elsewhere keeps its first and shortest name:
 * upstream repeats whole trees (the traffic policy in each subset), which would make the types many times larger.
 */
export function nameObjects(root: Shape, kind: string): Shape & { definitions: Record<string, Shape> } {
  const taken = new Set([kind, `${kind}Props`, 'ApiObject', 'ApiObjectMetadata', 'Construct']);
  const shared = new Map<string, string>();
  const queue: { name: string; shape: Shape }[] = [];
  const definitions: Record<string, Shape> = {};

  const refer = (shape: Shape, path: string): Shape => {
    if (shape.items) return { ...shape, items: refer(shape.items, path) };
    if (shape.properties) return { $ref: `#/definitions/${nameOf(shape, path)}` };
    if (isShape(shape.additionalProperties)) {
      return { ...shape, additionalProperties: refer(shape.additionalProperties, path) };
    }
    return shape;
  };
  const nameOf = (shape: Shape, path: string): string => {
    const key = JSON.stringify(shape);
    const known = shared.get(key);
    if (known !== undefined) return known;
    const name = free(path, taken);
    taken.add(name);
    if (Object.values(shape.properties ?? {}).some(holdsObject)) shared.set(key, name);
    queue.push({ name, shape });
    return name;
  };
  const referAll = (shape: Shape, path: string): Shape => ({
    ...shape,
    properties: Object.fromEntries(
      sortedEntries(shape.properties ?? {}).map(([key, value]) => [key, refer(value, path + pascal(key))]),
    ),
  });

  const top = referAll(root, kind);
  // Level by level, so that the shortest path gives the name.
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    definitions[next.name] = referAll(next.shape, next.name);
  }
  return { ...top, definitions };
}

function holdsObject(shape: Shape): boolean {
  if (shape.items) return holdsObject(shape.items);
  if (isShape(shape.additionalProperties)) return holdsObject(shape.additionalProperties);
  return shape.properties !== undefined;
}

function isShape(value: boolean | Shape | undefined): value is Shape {
  return typeof value === 'object';
}

function free(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  let count = 2;
  while (taken.has(`${name}${count}`)) count += 1;
  return `${name}${count}`;
}

/** The way json-schema-to-typescript writes a name, so that it keeps ours. */
function pascal(key: string): string {
  return key
    .replace(/(^|[^A-Za-z])([a-z])/g, (_, before: string, letter: string) => before + letter.toUpperCase())
    .replace(/[^A-Za-z0-9]/g, '');
}
