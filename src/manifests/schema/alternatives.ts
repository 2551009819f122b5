import { isObject, type Json, type JsonObject } from '../json';
import { narrowingOf } from './node';
import { type Check, raise, trial } from './walk';
import { listed } from './words';

/** The checks of allOf, anyOf, oneOf and not. */
export function alternativeChecks(schema: JsonObject): readonly Check[] {
  const { anyOf, oneOf, not } = schema;
  return [
    // Each says by itself what is wrong.
    ...listOf(schema['allOf']).map(narrowingOf),
    anyOf === undefined || saysIntOrString(schema) ? undefined : anyCheck(listOf(anyOf)),
    oneOf === undefined ? undefined : oneCheck(listOf(oneOf)),
    isObject(not) ? notCheck(not) : undefined,
  ].filter((check) => check !== undefined);
}

const listOf = (value: Json | undefined): JsonObject[] => (Array.isArray(value) ? value.filter(isObject) : []);

/** The types of int-or-string again. */
const saysIntOrString = (schema: JsonObject): boolean =>
  schema['x-kubernetes-int-or-string'] === true &&
  JSON.stringify(schema['anyOf']) === '[{"type":"integer"},{"type":"string"}]';

/** The one field that an alternative asks for, where it asks for nothing else. */
function fieldIn(schema: JsonObject): string | undefined {
  const { required } = schema;
  return Object.keys(schema).length === 1 && Array.isArray(required) && required.length === 1
    ? String(required[0])
    : undefined;
}

function fieldsIn(schemas: readonly JsonObject[]): readonly string[] | undefined {
  const fields = schemas.map(fieldIn).filter((field) => field !== undefined);
  return fields.length > 0 && fields.length === schemas.length ? fields : undefined;
}

/** The fields of which none must be there: `not: { anyOf: [{ required: [a] }, …] }`. */
const fieldsRuledOut = ({ not }: JsonObject): readonly string[] | undefined =>
  isObject(not) && Object.keys(not).length === 1 ? fieldsIn(listOf(not['anyOf'])) : undefined;

function anyCheck(choices: readonly JsonObject[]): Check {
  const fields = fieldsIn(choices);
  if (fields !== undefined) return fieldsCheck(fields, 1, fields.length);
  const checks = choices.map(narrowingOf);
  return (value, walk) => {
    if (!checks.some((check) => passes(check, value, walk.kind))) {
      raise(walk, 'MESH7110', { choices: choices.map(wordsOf).join('; '), count: 'at least one' });
    }
  };
}

function oneCheck(choices: readonly JsonObject[]): Check {
  // Go's protobuf generator says "at most one of these fields" as one alternative more, that there is none of them.
  const none = choices.find((choice) => fieldsRuledOut(choice) !== undefined);
  const fields = fieldsIn(choices.filter((choice) => choice !== none));
  const sameFields = none === undefined || String(fieldsRuledOut(none)) === String(fields);
  if (fields !== undefined && sameFields) return fieldsCheck(fields, none === undefined ? 1 : 0, 1);
  const checks = choices.map(narrowingOf);
  return (value, walk) => {
    const met = choices.filter((_, index) => passes(checks[index]!, value, walk.kind));
    const words = choices.map(wordsOf).join('; ');
    if (met.length === 0) raise(walk, 'MESH7110', { choices: words, count: 'exactly one' });
    if (met.length > 1)
      raise(walk, 'MESH7111', { found: listed(met.map(wordsOf)), choices: words, count: 'exactly one' });
  };
}

function notCheck(ruled: JsonObject): Check {
  const check = narrowingOf(ruled);
  return (value, walk) => {
    if (passes(check, value, walk.kind)) raise(walk, 'MESH7112', { ruled: wordsOf(ruled) });
  };
}

function passes(check: Check, value: Json, kind: Parameters<typeof trial>[0]): boolean {
  const walk = trial(kind);
  check(value, walk);
  return walk.issues === 0;
}

/** How many of the fields there are. */
function fieldsCheck(fields: readonly string[], low: number, high: number): Check {
  const choices = fields.join(', ');
  const count = high > 1 ? 'at least one' : low === 1 ? 'exactly one' : 'at most one';
  return (value, walk) => {
    if (!isObject(value)) return;
    let found = 0;
    for (const field of fields) if (value[field] !== undefined) found++;
    if (found >= low && found <= high) return;
    if (found === 0) raise(walk, 'MESH7110', { choices, count });
    else
      raise(walk, 'MESH7111', { found: listed(fields.filter((field) => value[field] !== undefined)), choices, count });
  };
}

/** An alternative in words, not as a schema. */
function wordsOf(schema: JsonObject): string {
  const { required, enum: values, not, properties, anyOf, oneOf, type, format, pattern, minimum, maximum } = schema;
  const words = [
    Array.isArray(required) ? `has ${listed(required.map(String))}` : '',
    Array.isArray(values) ? `is ${listed(values.map(String), 'or')}` : '',
    typeof type === 'string' ? `is of type ${type}` : '',
    typeof format === 'string' ? `is an ${format}` : '',
    typeof pattern === 'string' ? `matches ${pattern}` : '',
    typeof minimum === 'number' ? `is at least ${minimum}` : '',
    typeof maximum === 'number' ? `is at most ${maximum}` : '',
    isObject(not) ? `not: ${wordsOf(not)}` : '',
    [...listOf(anyOf), ...listOf(oneOf)].map(wordsOf).join(' or '),
    isObject(properties)
      ? Object.entries(properties)
          .map(([name, s]) => `${name} ${wordsOf(s as JsonObject)}`)
          .join(' and ')
      : '',
  ];
  return words.filter((word) => word !== '').join(', ') || 'another condition of the schema';
}
