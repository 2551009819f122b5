import type { CelTable } from '../cel/table';
import { isObject, type Json, type JsonObject } from '../json';
import type { KindSchema, SchemaSource } from './schema';

/** The index of a release in imports/. */
export interface ReleaseIndex {
  /** What reads a kind, by `<group>/<Kind>`. */
  readonly kinds: Readonly<Record<string, () => unknown>>;
  /** The compiled CEL rules. */
  readonly cel?: () => unknown;
  /** What schemas of built-in kinds refer to by name. */
  readonly definitions?: () => unknown;
}

/** A kind as imports/ keeps it. */
interface StoredKind {
  readonly scope: string;
  readonly versions: Readonly<
    Record<string, { readonly deprecated?: true; readonly schema?: JsonObject; readonly sameAs?: string }>
  >;
}

const splitVersion = (apiVersion: string): readonly [group: string, version: string] => {
  const slash = apiVersion.indexOf('/');
  return slash === -1 ? ['', apiVersion] : [apiVersion.slice(0, slash), apiVersion.slice(slash + 1)];
};

/** The schemas of a release. A kind is read when it is first met, its rules when a schema with rules is compiled. */
export function schemasOf(release: ReleaseIndex): SchemaSource {
  const known = new Map<string, KindSchema | undefined>();
  const resolve = resolver(release);
  return (apiVersion, kind) => {
    const key = `${apiVersion}/${kind}`;
    if (!known.has(key)) known.set(key, load(release, resolve, apiVersion, kind));
    return known.get(key);
  };
}

function load(
  release: ReleaseIndex,
  resolve: (node: JsonObject) => JsonObject,
  apiVersion: string,
  kind: string,
): KindSchema | undefined {
  const [group, version] = splitVersion(apiVersion);
  const name = `${group}/${kind}`;
  const read = Object.hasOwn(release.kinds, name) ? release.kinds[name] : undefined;
  if (read === undefined) return undefined;
  const { scope, versions } = read() as StoredKind;
  const stored = Object.hasOwn(versions, version) ? versions[version] : undefined;
  const original = stored?.sameAs ?? version;
  const schema = versions[original]?.schema;
  if (stored === undefined || schema === undefined) return undefined;
  return {
    apiVersion,
    kind,
    namespaced: scope === 'Namespaced',
    deprecated: stored.deprecated === true,
    schema: resolve(schema),
    get cel() {
      return (release.cel?.() as CelTable | undefined)?.[`${name}/${original}`] ?? {};
    },
  };
}

/** Puts definitions in the place of references: each once, so that all who use it share one node. */
function resolver({ definitions }: ReleaseIndex): (node: JsonObject) => JsonObject {
  if (definitions === undefined) return (node) => node;
  const done = new Map<string, Record<string, Json>>();
  const named = (name: string): JsonObject => {
    const known = done.get(name);
    if (known !== undefined) return known;
    const node: Record<string, Json> = {};
    done.set(name, node);
    return Object.assign(node, resolve((definitions() as Record<string, JsonObject>)[name] ?? {}));
  };
  const value = (item: Json): Json => (Array.isArray(item) ? item.map(value) : isObject(item) ? resolve(item) : item);
  const resolve = (node: JsonObject): JsonObject =>
    typeof node['$ref'] === 'string'
      ? named(node['$ref'])
      : Object.fromEntries(Object.entries(node).map(([key, item]) => [key, value(item)]));
  return resolve;
}

/** Asks the sources in order; the first that knows a kind answers. */
export const mergeSources =
  (...sources: readonly SchemaSource[]): SchemaSource =>
  (apiVersion, kind) => {
    for (const source of sources) {
      const found = source(apiVersion, kind);
      if (found !== undefined) return found;
    }
    return undefined;
  };
