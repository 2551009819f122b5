import { isObject, type Json, type JsonObject } from '../json';
import { escapeName } from './names';
import { CelProblem } from './problem';

type Scalar = 'bool' | 'int' | 'double' | 'string' | 'duration' | 'url';

/** What the checker knows of a value, as Kubernetes derives it from the structural schema. */
export type Type =
  | { readonly kind: Scalar }
  | { readonly kind: 'list'; readonly item: Type }
  /** With keys that are strings. */
  | { readonly kind: 'map'; readonly value: Type }
  | ObjectType
  /** What an empty literal holds: it fits everywhere. */
  | { readonly kind: 'nothing' }
  /** A value that no committed rule reads; `has` may ask for it unless `null` is a value of it. */
  | { readonly kind: 'unread'; readonly what: string; readonly nullable: boolean };

export interface ObjectType {
  readonly kind: 'object';
  readonly schema: JsonObject;
  /** The fields that the rule uses, by their names in the object. */
  readonly used: Map<string, Field>;
}

export interface Field {
  readonly property: string;
  readonly type: Type;
  readonly required: boolean;
  readonly byDefault: Json | undefined;
  /** Whether its value matters, and not only that it is there. */
  read: boolean;
}

const scalar = (kind: Scalar): Type => ({ kind });
export const bool = scalar('bool');
export const int = scalar('int');
export const double = scalar('double');
export const string = scalar('string');
export const durationType = scalar('duration');
export const urlType = scalar('url');

/** The root of an object has apiVersion, kind, and of metadata the names, whatever its schema says. */
const rootFields: JsonObject = {
  apiVersion: { type: 'string' },
  kind: { type: 'string' },
  metadata: { type: 'object', properties: { name: { type: 'string' }, generateName: { type: 'string' } } },
};

const byType: Readonly<Record<string, (schema: JsonObject) => Type>> = {
  boolean: () => bool,
  integer: () => int,
  number: () => double,
  string: ({ format }) =>
    ['byte', 'date', 'date-time', 'duration'].includes(String(format)) ? unread(`format ${format}`) : string,
  array: ({ items }) => (isObject(items) ? { kind: 'list', item: typeOf(items) } : unread('a list without items')),
  object: (schema) => {
    const values = schema['additionalProperties'];
    return isObject(values) ? { kind: 'map', value: typeOf(values) } : { kind: 'object', schema, used: new Map() };
  },
};

export function typeOf(schema: JsonObject, root = schema['x-kubernetes-embedded-resource'] === true): Type {
  if (schema['nullable'] === true) return unread('nullable', true);
  if (schema['x-kubernetes-int-or-string'] === true) return unread('x-kubernetes-int-or-string');
  const properties = (schema['properties'] ?? {}) as JsonObject;
  const whole = root ? { ...schema, properties: { ...properties, ...rootFields } } : schema;
  return byType[String(schema['type'])]?.(whole) ?? unread('a value without a type');
}

const unread = (what: string, nullable = false): Type => ({ kind: 'unread', what, nullable });

/** A field by its name in CEL. */
export function fieldOf(type: ObjectType, name: string): Field {
  const properties = (type.schema['properties'] ?? {}) as Record<string, JsonObject>;
  const property = Object.keys(properties).find((key) => escapeName(key) === name);
  if (property === undefined) throw new CelProblem(`the schema has no field ${name}`);
  if (property in {}) throw new CelProblem(`every object of JavaScript has a property ${property}; add it in types.ts`);
  const known = type.used.get(property);
  if (known !== undefined) return known;
  const schema = properties[property]!;
  const required = ((type.schema['required'] ?? []) as Json[]).includes(property);
  const field: Field = { property, type: typeOf(schema), required, byDefault: schema['default'], read: false };
  type.used.set(property, field);
  return field;
}

const scalars: Readonly<Record<Scalar, string>> = {
  bool: 'boolean',
  int: 'number',
  double: 'number',
  string: 'string',
  duration: 'number | bigint',
  url: 'Url',
};

/** The type in TypeScript, of which only what the rule uses is said, so that rules of different places can be one function. */
export function textOf(type: Type): string {
  switch (type.kind) {
    case 'list':
      return `readonly (${textOf(type.item)})[]`;
    case 'map':
      return `Readonly<Record<string, ${textOf(type.value)}>>`;
    case 'object':
      return type.used.size === 0 ? 'unknown' : `{ ${[...type.used.values()].map(fieldText).sort().join('; ')} }`;
    case 'nothing':
    case 'unread':
      return 'unknown';
    default:
      return scalars[type.kind];
  }
}

function fieldText({ property, type, required, read }: Field): string {
  return `readonly ${JSON.stringify(property)}${required ? '' : '?'}: ${read ? textOf(type) : 'unknown'}`;
}

/** The type of what may be either. */
export function joined(a: Type, b: Type): Type {
  if (a === b || b.kind === 'nothing') return a;
  if (a.kind === 'nothing') return b;
  if (a.kind === 'list' && b.kind === 'list') return { kind: 'list', item: joined(a.item, b.item) };
  if (a.kind === 'map' && b.kind === 'map') return { kind: 'map', value: joined(a.value, b.value) };
  if (a.kind !== b.kind || a.kind === 'object' || a.kind === 'unread') {
    throw new CelProblem(`${a.kind} or ${b.kind} is not known; add it in types.ts`);
  }
  return a;
}
