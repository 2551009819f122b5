import type { Json, JsonObject } from '../json';
import { alternativeChecks } from './alternatives';
import { listChecks } from './lists';
import { objectCheck } from './objects';
import { enumCheck, numberCheck, textCheck } from './scalars';
import { type Check, raise } from './walk';
import { shown, typeHint, typeName } from './words';

const structural = new WeakMap<JsonObject, Check>();
const narrowing = new WeakMap<JsonObject, Check>();

/** The check of a node, made once however many kinds share it. */
export const checkOf = (schema: JsonObject): Check => remembered(structural, schema, true);

/** The check of an alternative: it narrows what the schema beside it says, so it knows no unknown fields. */
export const narrowingOf = (schema: JsonObject): Check => remembered(narrowing, schema, false);

function remembered(made: WeakMap<JsonObject, Check>, schema: JsonObject, whole: boolean): Check {
  const known = made.get(schema);
  if (known !== undefined) return known;
  // A schema may hold itself.
  made.set(schema, (value, walk) => made.get(schema)!(value, walk));
  const check = build(schema, whole);
  made.set(schema, check);
  return check;
}

type Test = (value: Json) => boolean;

const tests: Readonly<Record<string, Test>> = {
  array: Array.isArray,
  boolean: (value) => typeof value === 'boolean',
  integer: (value) => typeof value === 'number' && Number.isInteger(value),
  number: (value) => typeof value === 'number',
  object: (value) => typeof value === 'object' && !Array.isArray(value),
  string: (value) => typeof value === 'string',
};
const intOrString: Test = (value) => typeof value === 'string' || tests['integer']!(value);
const numberOrString: Test = (value) => typeof value === 'string' || typeof value === 'number';

function build(schema: JsonObject, whole: boolean): Check {
  const anyType = schema['x-kubernetes-int-or-string'] === true;
  const type = typeof schema['type'] === 'string' ? schema['type'] : undefined;
  // a quantity has no type of its own
  const isAmount = type === undefined && schema['format'] === 'quantity';
  const ofType = type === undefined ? undefined : tests[type];
  const fits: Test | undefined = anyType ? intOrString : isAmount ? numberOrString : ofType;
  const expected = anyType ? 'a whole number or a text' : isAmount ? 'a number or a text' : typeName(type ?? '');
  const nullable = schema['nullable'] === true || fits === undefined;
  const isEnum = enumCheck(schema);
  const parts = [isEnum, ...partsOf(schema, type, whole), ...alternativeChecks(schema)].filter(
    (part) => part !== undefined,
  );
  const first = parts.length === 1 ? parts[0] : undefined;
  return (value, walk) => {
    if (value === null) {
      if (schema['nullable'] !== true) walk.nulls = true;
      if (!nullable) raise(walk, 'MESH7102', { got: 'null', expected, hint: `write ${expected}, or remove the field` });
      else isEnum?.(value, walk);
      return;
    }
    if (fits?.(value) === false) {
      raise(walk, 'MESH7102', { got: shown(value), expected, hint: typeHint(value, expected) });
      return;
    }
    if (first !== undefined) first(value, walk);
    else for (const part of parts) part(value, walk);
  };
}

/** What can be wrong with values of the type, or of any type where none is said. */
function partsOf(schema: JsonObject, type: string | undefined, whole: boolean): readonly (Check | undefined)[] {
  switch (type) {
    case 'object':
      return [objectCheck(schema, whole)];
    case 'array':
      return listChecks(schema, whole);
    case 'string':
      return [textCheck(schema)];
    case 'integer':
    case 'number':
      return [numberCheck(schema)];
    case undefined:
      return [textCheck(schema), numberCheck(schema), ...listChecks(schema, whole), objectCheck(schema, whole)];
    default:
      return [];
  }
}
