import Ajv, { type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { isObject, type Json, type JsonObject } from '../../../src/manifests/json';
import type { KindSchema } from '../../../src/manifests/schema/schema';

/** Formats of which Kubernetes means something else than JSON Schema. */
const ownFormats = new Set(['duration', 'byte', 'date-time']);

/** A structural schema as JSON Schema: unknown fields are refused where the API server would drop them. */
function jsonSchema(schema: JsonObject, whole: boolean): JsonObject {
  const result: Record<string, Json> = {};
  const inner = (node: Json, asWhole = whole): Json => (isObject(node) ? jsonSchema(node, asWhole) : node);
  for (const [key, value] of Object.entries(schema)) {
    if (key === 'properties')
      result[key] = Object.fromEntries(Object.entries(value as JsonObject).map(([name, node]) => [name, inner(node)]));
    else if (key === 'items' || key === 'additionalProperties') result[key] = inner(value);
    else if (['allOf', 'anyOf', 'oneOf'].includes(key))
      result[key] = (value as Json[]).map((node) => inner(node, false));
    else if (key === 'not') result[key] = inner(value, false);
    else if (key === 'format') {
      if (!ownFormats.has(String(value))) result[key] = value;
    } else if (key !== 'nullable' && !key.startsWith('x-')) result[key] = value;
  }
  if (schema['nullable'] === true) result['type'] = [schema['type']!, 'null'];
  if (schema['x-kubernetes-int-or-string'] === true) result['type'] = ['integer', 'string'];
  const open = schema['x-kubernetes-preserve-unknown-fields'] === true || isObject(schema['additionalProperties']);
  if (whole && schema['type'] === 'object' && !open) result['additionalProperties'] = false;
  return result;
}

/** The schema of a kind as JSON Schema; what is in metadata and in the status is not looked at. */
export function resourceSchema({ schema }: KindSchema): JsonObject {
  const { status: _, ...properties } = schema['properties'] as JsonObject;
  const ofAll = { apiVersion: {}, kind: {}, metadata: {} };
  const translated = jsonSchema({ ...schema, properties }, true);
  return { ...translated, properties: { ...(translated['properties'] as JsonObject), ...ofAll } };
}

/** What ajv makes of the schema of a kind. */
export function ajvOf(kind: KindSchema): ValidateFunction {
  const regExp = Object.assign(
    (source: string) => new RegExp(source.replace('(?i)', ''), source.includes('(?i)') ? 'iu' : 'u'),
    {
      code: 'new RegExp',
    },
  );
  const ajv = new Ajv({ strict: false, unicodeRegExp: true, code: { regExp } });
  addFormats(ajv);
  return ajv.compile(resourceSchema(kind));
}
