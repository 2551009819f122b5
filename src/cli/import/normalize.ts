import { parseAllDocuments } from 'yaml';
import { isObject, type Json, type JsonObject, mapValues, sortedEntries, sortKeys } from './json';
import { ImportProblem } from './problem';

/** One kind of a release, as imports/<name>/schemas keeps it. */
export interface KindSchema {
  readonly group: string;
  readonly kind: string;
  readonly plural: string;
  readonly scope: string;
  /** The version in which the API server stores objects. */
  readonly storage: string;
  /** The served versions. */
  readonly versions: Readonly<Record<string, VersionSchema>>;
}

/** A version whose schema equals that of another one only names it. */
export type VersionSchema = { readonly deprecated?: true } & (
  | { readonly schema: JsonObject; readonly sameAs?: undefined }
  | { readonly sameAs: string; readonly schema?: undefined }
);

/** The kinds that CRD documents define, sorted by the names of their files. */
export function normalizeCrds(texts: readonly string[]): KindSchema[] {
  const kinds = texts.flatMap(readDocuments).filter(isCrd).map(normalizeCrd);
  return kinds.sort((a, b) => (schemaFile(a) < schemaFile(b) ? -1 : 1));
}

export function schemaFile({ group, kind }: KindSchema): string {
  return `${group}_${kind.toLowerCase()}.json`;
}

/** The served versions, the one that a client should prefer first (the order of the API server). */
export function byPreference(versions: readonly string[]): string[] {
  const rank = (version: string): [number, number, number] => {
    const [, major = 0, stage, minor = 0] = /^v(\d+)(?:(alpha|beta)(\d+))?$/.exec(version) ?? [];
    return [stage === undefined ? 2 : stage === 'beta' ? 1 : 0, Number(major), Number(minor)];
  };
  return [...versions].sort((a, b) => {
    const [left, right] = [rank(a), rank(b)];
    return right[0] - left[0] || right[1] - left[1] || right[2] - left[2];
  });
}

interface Crd {
  readonly spec: {
    readonly group: string;
    readonly scope: string;
    readonly names: { readonly kind: string; readonly plural: string };
    readonly versions: readonly CrdVersion[];
  };
}

interface CrdVersion {
  readonly name: string;
  readonly served: boolean;
  readonly storage: boolean;
  readonly deprecated?: boolean;
  readonly schema: { readonly openAPIV3Schema: JsonObject };
}

function readDocuments(text: string): unknown[] {
  const documents = parseAllDocuments(text);
  const errors = documents.flatMap((document) => document.errors);
  if (errors.length > 0) throw new ImportProblem(errors.map(({ message }) => `not YAML: ${message}`));
  return documents.map((document) => document.toJS() as unknown);
}

function isCrd(document: unknown): document is Crd {
  return isObject(document) && document['kind'] === 'CustomResourceDefinition';
}

function normalizeCrd({ spec }: Crd): KindSchema {
  const { group, scope, names } = spec;
  const served = spec.versions.filter((version) => version.served);
  // These become file names and source text.
  const words = [group, names.kind, ...served.map(({ name }) => name)];
  const bad = words.filter((word) => !/^[A-Za-z][A-Za-z0-9.-]*$/.test(word));
  if (bad.length > 0) throw new ImportProblem(bad.map((word) => `not a name of a group, kind or version: ${word}`));
  const storage = spec.versions.find((version) => version.storage);
  if (!storage) throw new ImportProblem([`${names.kind}.${group} has no storage version`]);
  return {
    group,
    kind: names.kind,
    plural: names.plural,
    scope,
    storage: storage.name,
    versions: normalizeVersions(served),
  };
}

function normalizeVersions(served: readonly CrdVersion[]): Record<string, VersionSchema> {
  const firstWith = new Map<string, string>();
  const result: Record<string, VersionSchema> = {};
  for (const name of byPreference(served.map((version) => version.name))) {
    const version = served.find((candidate) => candidate.name === name)!;
    const schema = normalizeSchema(version.schema.openAPIV3Schema);
    const text = JSON.stringify(schema);
    const sameAs = firstWith.get(text);
    if (sameAs === undefined) firstWith.set(text, name);
    result[name] = {
      ...(version.deprecated ? { deprecated: true } : {}),
      ...(sameAs === undefined ? { schema } : { sameAs }),
    };
  }
  return Object.fromEntries(sortedEntries(result));
}

const prose = new Set(['description', 'example', 'externalDocs', 'title']);

/** The schema without prose and with sorted keys. Only a keyword is prose: a property may be called `description`. */
export function normalizeSchema(schema: JsonObject): JsonObject {
  const keywords = sortedEntries(schema).filter(([keyword]) => !prose.has(keyword));
  return Object.fromEntries(keywords.map(([keyword, value]) => [keyword, normalizeKeyword(keyword, value)]));
}

function normalizeKeyword(keyword: string, value: Json): Json {
  switch (keyword) {
    case 'properties':
      return mapValues(sortKeysOnce(value), normalizeNested);
    case 'additionalProperties':
    case 'items':
    case 'not':
      return normalizeNested(value);
    case 'allOf':
    case 'anyOf':
    case 'oneOf':
      return (value as Json[]).map(normalizeNested);
    default:
      return sortKeys(value);
  }
}

function normalizeNested(value: Json): Json {
  return isObject(value) ? normalizeSchema(value) : value;
}

function sortKeysOnce(value: Json): JsonObject {
  return Object.fromEntries(sortedEntries(value as JsonObject));
}
