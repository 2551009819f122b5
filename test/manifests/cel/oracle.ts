import { type CelInput, CelScalar, celEnv, celFunc, celMethod, isCelError, mapType, parse, plan } from '@bufbuild/cel';
import { strings } from '@bufbuild/cel/ext';
import { escapeName } from '../../../src/cli/import/cel/names';
import { isIP, isURL, url } from '../../../src/manifests/cel/runtime';
import { isObject, type Json, type JsonObject } from '../../../src/manifests/json';

export type Verdict = boolean | 'error';

const { STRING, BOOL } = CelScalar;
const urlMap = mapType(STRING, STRING);

// Functions of Kubernetes that the other implementation lacks: ours, so that the rules around them are compared. They have tables of their own.
const funcs = [
  ...strings,
  celFunc('isURL', [STRING], BOOL, isURL),
  celFunc('url', [STRING], urlMap, (text) => new Map([['scheme', url(text).scheme]])),
  celMethod('getScheme', urlMap, [], STRING, function () {
    return this.get('scheme') as string;
  }),
  celFunc('isIP', [STRING], BOOL, isIP),
];
const environment = celEnv({ funcs });

/** A rule as @bufbuild/cel evaluates it, on the value with its defaults. */
export function oracleOf(rule: string, schema: JsonObject): (self: Json, oldSelf?: Json) => Verdict {
  const evaluate = plan(environment, parse(rule));
  return (self, oldSelf) => {
    const bindings: Record<string, CelInput> = { self: celOf(self, schema) };
    if (oldSelf !== undefined) bindings['oldSelf'] = celOf(oldSelf, schema);
    const result = evaluate(bindings);
    if (isCelError(result)) return 'error';
    if (typeof result !== 'boolean') throw new Error(`${rule} gives ${String(result)}`);
    return result;
  };
}

/** A value as the API server hands it to CEL: nulls dropped, defaults in place, the names of fields escaped. */
function celOf(value: Json, schema: JsonObject): CelInput {
  if (typeof value === 'number') return schema['type'] === 'integer' ? BigInt(value) : value;
  if (Array.isArray(value)) return (value as Json[]).map((item) => celOf(item, schema['items'] as JsonObject));
  if (!isObject(value)) return value as string | boolean;
  const values = schema['additionalProperties'];
  if (isObject(values)) return new Map(Object.entries(value).map(([key, item]) => [key, celOf(item, values)]));
  const properties = Object.entries((schema['properties'] ?? {}) as Record<string, JsonObject>);
  const fields = properties.flatMap(([name, field]): [string, CelInput][] => {
    const item = value[name] ?? field['default'];
    const escaped = escapeName(name);
    return item === undefined || item === null || escaped === undefined ? [] : [[escaped, celOf(item, field)]];
  });
  return new Map(fields);
}
