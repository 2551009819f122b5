import { readdirSync, readFileSync } from 'node:fs';
import type { Manifest } from '../synth/harness';

/** A small, strict reader of CRD schemas: what the API server would prune or refuse is a problem here. */
interface Schema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly required?: readonly string[];
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly nullable?: boolean;
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly not?: Schema;
  readonly 'x-kubernetes-int-or-string'?: boolean;
  readonly 'x-kubernetes-preserve-unknown-fields'?: boolean;
  readonly 'x-kubernetes-validations'?: readonly { readonly rule: string; readonly message?: string }[];
}

interface Crd {
  readonly group: string;
  readonly kind: string;
  readonly versions: Readonly<Record<string, { readonly schema: Schema }>>;
}

const loaded = new Map<string, readonly Crd[]>();
function crdsOf(release: string): readonly Crd[] {
  const folder = `imports/${release}/schemas`;
  if (!loaded.has(release)) {
    const crds = readdirSync(folder).map((file) => JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')) as Crd);
    loaded.set(release, crds);
  }
  return loaded.get(release)!;
}

const typeOf = (value: unknown): string => {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
};
const fits = (type: string, actual: string): boolean => type === actual || (type === 'number' && actual === 'integer');

const int32 = 2 ** 31 - 1;
const uint32 = 2 ** 32 - 1;
const duration = /^-?(\d+(\.\d*)?(ns|us|ms|s|m|h))+$/;

function milliseconds(text: string): number {
  const unit = { ns: 1e-6, us: 1e-3, ms: 1, s: 1e3, m: 6e4, h: 3.6e6 } as const;
  let sum = 0;
  for (const [, number, name] of text.matchAll(/(\d+(?:\.\d*)?)(ns|us|ms|s|m|h)/g)) {
    sum += Number(number) * unit[name as keyof typeof unit];
  }
  return text.startsWith('-') ? -sum : sum;
}

/** The rules in CEL that our objects can break; the others are of fields that we never write. */
function celProblem(rule: string, value: unknown): boolean {
  if (rule.includes("duration(self) >= duration('1ms')")) {
    return typeof value !== 'string' || !duration.test(value) || milliseconds(value) < 1;
  }
  if (rule === 'self.all(key, 0 < int(key) && int(key) <= 65535)') {
    return Object.keys(value as object).some((key) => !/^\d+$/.test(key) || Number(key) < 1 || Number(key) > 65_535);
  }
  if (rule.includes("!self.contains('*')") || rule.includes('!self.contains("*")')) return String(value).includes('*');
  return false;
}

/** Whether an alternative of oneOf, anyOf or not is met; those only narrow what the schema beside them says. */
function meets(schema: Schema, value: unknown): boolean {
  const has = (key: string): boolean => typeof value === 'object' && value !== null && Object.hasOwn(value, key);
  if (schema.required?.some((key) => !has(key))) return false;
  if (schema.enum !== undefined && !schema.enum.includes(value)) return false;
  if (schema.type !== undefined && !fits(schema.type, typeOf(value))) return false;
  if (schema.anyOf !== undefined && !schema.anyOf.some((s) => meets(s, value))) return false;
  if (schema.oneOf !== undefined && schema.oneOf.filter((s) => meets(s, value)).length !== 1) return false;
  if (schema.not !== undefined && meets(schema.not, value)) return false;
  return Object.entries(schema.properties ?? {}).every(
    ([key, s]) => !has(key) || meets(s, (value as Record<string, unknown>)[key]),
  );
}

function* problems(schema: Schema, value: unknown, at: string): Iterable<string> {
  const actual = typeOf(value);
  if (schema['x-kubernetes-int-or-string'] === true) {
    if (actual !== 'integer' && actual !== 'string') yield `${at}: ${actual} for int-or-string`;
    return;
  }
  if (actual === 'null' && schema.nullable !== true) yield `${at}: null`;
  if (schema.type !== undefined && actual !== 'null' && !fits(schema.type, actual)) {
    yield `${at}: ${actual} for ${schema.type}`;
    return;
  }
  if (schema.enum !== undefined && !schema.enum.includes(value)) yield `${at}: ${String(value)} is not in the enum`;
  for (const { rule, message } of schema['x-kubernetes-validations'] ?? []) {
    if (celProblem(rule, value)) yield `${at}: ${message ?? rule} (${JSON.stringify(value)})`;
  }
  for (const s of schema.allOf ?? []) if (!meets(s, value)) yield `${at}: allOf`;
  if (schema.anyOf !== undefined && !schema.anyOf.some((s) => meets(s, value))) yield `${at}: anyOf`;
  if (schema.oneOf !== undefined && schema.oneOf.filter((s) => meets(s, value)).length !== 1) yield `${at}: oneOf`;
  if (schema.not !== undefined && meets(schema.not, value)) yield `${at}: not`;
  if (typeof value === 'number') {
    const [low, high] =
      schema.format === 'int32' ? [-int32, int32] : schema.format === 'uint32' ? [0, uint32] : [-Infinity, Infinity];
    const min = Math.max(schema.minimum ?? -Infinity, low);
    const max = Math.min(schema.maximum ?? Infinity, high);
    if (!(value >= min && value <= max)) yield `${at}: ${value} is not within ${min} and ${max}`;
  }
  if (typeof value === 'string') {
    if (schema.pattern !== undefined && !new RegExp(schema.pattern).test(value)) yield `${at}: '${value}' has no match`;
    if (value.length < (schema.minLength ?? 0)) yield `${at}: '${value}' is too short`;
    if (value.length > (schema.maxLength ?? Infinity)) yield `${at}: '${value}' is too long`;
    if (/undefined|NaN|\[object/.test(value)) yield `${at}: '${value}'`;
  }
  if (Array.isArray(value)) {
    if (value.length < (schema.minItems ?? 0) || value.length > (schema.maxItems ?? Infinity)) yield `${at}: length`;
    if (schema.items === undefined) yield `${at}: a list without items in the schema`;
    else for (const [index, item] of value.entries()) yield* problems(schema.items, item, `${at}[${index}]`);
  }
  if (actual === 'object') yield* objectProblems(schema, value as Readonly<Record<string, unknown>>, at);
}

function* objectProblems(schema: Schema, value: Readonly<Record<string, unknown>>, at: string): Iterable<string> {
  const keys = Object.keys(value);
  for (const key of schema.required ?? []) if (!Object.hasOwn(value, key)) yield `${at}.${key} is missing`;
  if (keys.length < (schema.minProperties ?? 0)) yield `${at}: too few properties`;
  if (keys.length > (schema.maxProperties ?? Infinity)) yield `${at}: too many properties`;
  for (const key of keys) {
    const known = schema.properties?.[key];
    const other = typeof schema.additionalProperties === 'object' ? schema.additionalProperties : undefined;
    if (known !== undefined) yield* problems(known, value[key], `${at}.${key}`);
    else if (other !== undefined) yield* problems(other, value[key], `${at}.${key}`);
    else if (schema['x-kubernetes-preserve-unknown-fields'] !== true) yield `${at}.${key} is unknown`;
  }
}

/** Whether a release says what this object looks like. */
export const isCustom = ({ apiVersion }: Manifest): boolean => /\.(istio\.io|coreos\.com)\//.test(apiVersion);

/** What is wrong with the custom resources among the objects, by the schemas of these releases. */
export function schemaProblems(
  objects: readonly Manifest[],
  releases: readonly string[] = ['istio-1.31', 'prometheus-operator-0.93'],
): string[] {
  const crds = releases.flatMap(crdsOf);
  return objects.filter(isCustom).flatMap((object) => {
    const [group, version] = object.apiVersion.split('/');
    const crd = crds.find((c) => c.group === group && c.kind === object.kind);
    const schema = crd?.versions[version]?.schema;
    const name = `${object.kind} ${object.metadata.name}`;
    if (schema === undefined) return [`${name}: no schema of ${object.apiVersion}`];
    const { apiVersion: _, kind: __, metadata: ___, ...body } = object;
    return [...problems(schema, body, name)];
  });
}
