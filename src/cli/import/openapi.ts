import { emptyIsDefault, filledIn } from './core-defaults';
import { coreEnums } from './core-enums';
import { coreKinds } from './core-kinds';
import { isObject, type Json, type JsonObject, mapValues, sortedEntries } from './json';
import { type KindSchema, normalizeSchema, schemaFile } from './normalize';
import { ImportProblem } from './problem';

/** Schemas that kinds share, by name. */
export type Definitions = Readonly<Record<string, JsonObject>>;

export const definitionsFile = 'definitions.json';

type Schemas = Readonly<Record<string, JsonObject>>;

/** The definitions of an OpenAPI document without prose, enumerations and layout: equal in the repository and as a server serves them. */
export function canonicalOpenApi(text: string): string {
  return JSON.stringify(mapValues(schemasOf(text), (schema) => withoutEnums(normalizeSchema(schema))));
}

function schemasOf(text: string): Schemas {
  const document: unknown = JSON.parse(text);
  const components = isObject(document) ? document['components'] : undefined;
  const schemas = isObject(components) ? components['schemas'] : undefined;
  if (!isObject(schemas)) throw new ImportProblem(['not OpenAPI v3: no components.schemas']);
  return Object.fromEntries(sortedEntries(schemas as Record<string, JsonObject>));
}

function withoutEnums(value: JsonObject): JsonObject {
  const strip = (item: Json): Json =>
    Array.isArray(item) ? item.map(strip) : isObject(item) ? withoutEnums(item) : item;
  const kept = Object.entries(value).filter(([key, item]) => key !== 'enum' || !Array.isArray(item));
  return Object.fromEntries(kept.map(([key, item]) => [key, strip(item)]));
}

/** The kept kinds of canonical documents, sorted by file, and the definitions that they share. */
export function normalizeOpenApi(texts: readonly string[]): { kinds: KindSchema[]; definitions: Definitions } {
  const schemas: Schemas = Object.assign({}, ...texts.map((text) => JSON.parse(text) as Schemas));
  const used = new Map<string, JsonObject>();
  const kinds = Object.values(schemas).flatMap((schema) => {
    const kind = kindOf(schema);
    return kind === undefined
      ? []
      : [{ ...kind, versions: { [kind.storage]: { schema: rootOf(schema, schemas, used) } } }];
  });
  return {
    kinds: kinds.sort((a, b) => (schemaFile(a) < schemaFile(b) ? -1 : 1)),
    definitions: Object.fromEntries(sortedEntries(Object.fromEntries(used))),
  };
}

function kindOf(schema: JsonObject): Omit<KindSchema, 'versions'> | undefined {
  const [gvk, ...others] = (schema['x-kubernetes-group-version-kind'] ?? []) as {
    group: string;
    kind: string;
    version: string;
  }[];
  if (gvk === undefined || others.length > 0) return undefined;
  const { group, kind, version } = gvk;
  const scope = kind in coreKinds.Namespaced ? 'Namespaced' : 'Cluster';
  const plural = coreKinds[scope][kind];
  return plural === undefined ? undefined : { group, kind, plural, scope, storage: version };
}

// What every object has is not in its schema; the status is in it, and nobody looks into it.
const ofEveryObject = new Set(['apiVersion', 'kind', 'metadata']);
const anything: JsonObject = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true };

function rootOf(schema: JsonObject, schemas: Schemas, used: Map<string, JsonObject>): JsonObject {
  const { properties, required } = schema as { properties: Schemas; required?: string[] };
  const kept = Object.entries(properties).filter(([name]) => !ofEveryObject.has(name));
  const own = kept.map(([name, property]) => [name, name === 'status' ? anything : property]);
  const asked = required?.filter((name) => !ofEveryObject.has(name));
  const root = {
    type: 'object',
    properties: Object.fromEntries(own),
    ...(asked === undefined ? {} : { required: asked }),
  };
  return definitionOf('', root, schemas, used);
}

const prefix = /^io\.k8s\.(api|apimachinery\.pkg(\.apis)?)\./;
const shortName = (ref: string): string => ref.slice(ref.lastIndexOf('/') + 1).replace(prefix, '');

function use(ref: string, schemas: Schemas, used: Map<string, JsonObject>): JsonObject {
  const name = shortName(ref);
  const known = special[name];
  if (known !== undefined) return known;
  if (!used.has(name)) {
    used.set(name, {});
    used.set(name, definitionOf(name, schemas[ref.slice(ref.lastIndexOf('/') + 1)]!, schemas, used));
  }
  return { $ref: name };
}

/** What the documents describe in words only. */
const special: Readonly<Record<string, JsonObject>> = {
  'api.resource.Quantity': { format: 'quantity' },
  'util.intstr.IntOrString': { 'x-kubernetes-int-or-string': true },
  'meta.v1.FieldsV1': anything,
  'runtime.RawExtension': anything,
  'meta.v1.Time': { type: 'string', format: 'date-time' },
  'meta.v1.MicroTime': { type: 'string', format: 'date-time' },
};

function definitionOf(name: string, schema: JsonObject, schemas: Schemas, used: Map<string, JsonObject>): JsonObject {
  const { properties, ...rest } = schema as { required?: string[]; properties?: Schemas };
  const required = rest.required?.filter((property) => !filledIn.has(`${name}.${property}`));
  const visit = ([property, value]: [string, JsonObject]): [string, JsonObject] => [
    property,
    nodeOf(value, schemas, used, valuesOf(`${name}.${property}`)),
  ];
  return {
    ...(properties === undefined ? {} : { properties: Object.fromEntries(Object.entries(properties).map(visit)) }),
    ...(required === undefined ? {} : { required }),
    type: schema['type'] ?? 'object',
  };
}

function valuesOf(place: string): readonly string[] | undefined {
  const values = coreEnums[place];
  return values !== undefined && emptyIsDefault.has(place) ? ['', ...values] : values;
}

/** Keeps what says how a value looks. Defaults are set by Go code, and list types bind server-side apply alone. */
function nodeOf(
  node: JsonObject,
  schemas: Schemas,
  used: Map<string, JsonObject>,
  values?: readonly string[],
): JsonObject {
  const ref = node['$ref'] ?? (node['allOf'] as { $ref?: string }[] | undefined)?.[0]?.$ref;
  if (typeof ref === 'string') return use(ref, schemas, used);
  const { type, format, items, additionalProperties } = node;
  return {
    ...(isObject(additionalProperties) ? { additionalProperties: nodeOf(additionalProperties, schemas, used) } : {}),
    ...(values === undefined || isObject(items) ? {} : { enum: [...values] }),
    // Go reads unpadded line breaks and empty texts too, which a CRD's format does not take.
    ...(format === undefined ? {} : { format: format === 'byte' ? 'base64' : format }),
    ...(isObject(items) ? { items: nodeOf(items, schemas, used, values) } : {}),
    ...(type === undefined ? {} : { type }),
    ...(type === 'object' && !isObject(additionalProperties) ? anything : {}),
  };
}
