import fc, { type GeneratorValue } from 'fast-check';
import { isObject, type Json, type JsonObject } from '../../../src/manifests/json';

const examples: Readonly<Record<string, readonly string[]>> = {
  'date-time': ['2026-12-31T23:59:59Z'],
  duration: ['1s'],
  byte: ['YQ=='],
  base64: ['YQ=='],
  ipv4: ['10.0.0.1'],
  ipv6: ['fd00::1'],
  quantity: ['500m', '1Gi'],
};

const subschemas = (value: Json | undefined): readonly JsonObject[] =>
  Array.isArray(value) ? value.filter(isObject) : [];
const asked = (schema: JsonObject): readonly string[] => (schema['required'] ?? []) as string[];

/** A value that is mostly right for a schema. */
export function instanceOf(schema: JsonObject, g: GeneratorValue, depth = 0): Json {
  if (Array.isArray(schema['enum'])) return g(fc.constantFrom, ...schema['enum']) as Json;
  if (schema['x-kubernetes-int-or-string'] === true) return g(fc.constantFrom, 1, 80, '50%', 'http') as Json;
  switch (schema['type']) {
    case 'object':
      return objectOf(schema, g, depth);
    case 'array': {
      const { minItems = 0, maxItems = 3 } = schema as { minItems?: number; maxItems?: number };
      const count =
        depth > 8 ? minItems : g(fc.integer, { min: minItems, max: Math.max(minItems, Math.min(2, maxItems)) });
      return Array.from({ length: count }, () => instanceOf(schema['items'] as JsonObject, g, depth + 1));
    }
    case 'string':
      return textOf(schema, g);
    case 'integer':
    case 'number': {
      const { minimum = -5, maximum = 1e5 } = schema as { minimum?: number; maximum?: number };
      return g(fc.integer, { min: Math.ceil(minimum), max: Math.floor(Math.min(maximum, 2 ** 31 - 1)) });
    }
    case 'boolean':
      return g(fc.boolean);
    default:
      return 'anything';
  }
}

// The generator tells builders apart by their arguments as text, and a RegExp has none.
const matching = (pattern: string, min: number, max: number): fc.Arbitrary<string> =>
  fc
    .stringMatching(new RegExp(pattern.replace('(?i)', ''), 'u'))
    .filter(({ length }) => length >= min && length <= max);

function textOf(schema: JsonObject, g: GeneratorValue): string {
  const format = examples[String(schema['format'])];
  if (format !== undefined) return g(fc.constantFrom, ...format) as string;
  const { minLength = 0, maxLength = 20 } = schema as { minLength?: number; maxLength?: number };
  if (typeof schema['pattern'] === 'string') return g(matching, schema['pattern'], minLength, maxLength);
  return g(fc.string, { minLength, maxLength: Math.max(minLength, Math.min(maxLength, 6)) });
}

function objectOf(schema: JsonObject, g: GeneratorValue, depth: number): JsonObject {
  const result: Record<string, Json> = {};
  const properties = Object.entries((schema['properties'] ?? {}) as Record<string, JsonObject>);
  const single = [schema, ...subschemas(schema['allOf'])].map((node) => subschemas(node['oneOf']).flatMap(asked));
  for (const [name, property] of properties) {
    const needed = asked(schema).includes(name);
    const taken = single.some((fields) => fields.includes(name) && fields.some((field) => field in result));
    if (!needed && (taken || depth > 8 || g(fc.integer, { min: 0, max: 3 }) > 0)) continue;
    result[name] = instanceOf(property, g, depth + 1);
  }
  if (isObject(schema['additionalProperties']) && g(fc.boolean)) {
    result[g(fc.constantFrom, 'a', 'b.c/d', '80')] = instanceOf(schema['additionalProperties'], g, depth + 1);
  }
  return result;
}

/** The value with one thing changed somewhere: dropped, renamed, retyped or repeated. */
export function mutantOf(value: Json, g: GeneratorValue): Json {
  if (Array.isArray(value) && value.length > 0 && g(fc.integer, { min: 0, max: 3 }) > 0) {
    const at = g(fc.nat, { max: value.length - 1 });
    if (g(fc.integer, { min: 0, max: 5 }) === 0) return [...value, value[at]!];
    return value.map((item, index) => (index === at ? mutantOf(item as Json, g) : (item as Json)));
  }
  if (isObject(value) && Object.keys(value).length > 0 && g(fc.integer, { min: 0, max: 3 }) > 0) {
    const key = g(fc.constantFrom, ...Object.keys(value)) as string;
    const { [key]: item, ...rest } = value;
    const choice = g(fc.integer, { min: 0, max: 7 });
    if (choice === 0) return rest;
    if (choice === 1) return { ...rest, [`${key}x`]: item! };
    return { ...value, [key]: mutantOf(item!, g) };
  }
  return g(fc.constantFrom, ...strange) as Json;
}

const strange: readonly Json[] = [
  '',
  'x',
  'a b',
  '*',
  '10.0.0.300',
  'é'.repeat(70),
  'x'.repeat(300),
  0,
  -1,
  0.5,
  1e9,
  70_000,
  2 ** 40,
  true,
  [],
  {},
  ['x'],
  { x: 1 },
];
