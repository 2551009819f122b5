import type { EnvoyFilterSpecConfigPatches } from '../../../../imports/istio-1.31/envoy-filter-v1alpha3';
import { isObject, type Json, type JsonObject } from '../../../manifests/json';
import { namespaceOf } from '../../../manifests/manifest';
import type { Path } from '../../../manifests/path';
import type { ManifestSet } from '../../../manifests/set';
import { type EnvoyFilter, kinds } from './kinds';

export type EnvoyPatch = EnvoyFilterSpecConfigPatches;

/** The patches of an EnvoyFilter, and where they stand. */
export function* patchesOf({ spec }: EnvoyFilter): Iterable<{ readonly patch: EnvoyPatch; readonly at: Path }> {
  for (const [index, patch] of (spec?.configPatches ?? []).entries()) {
    yield { patch, at: ['spec', 'configPatches', index] };
  }
}

/** The filter beside which a patch of filters is put, or which it changes; undefined where it names none, and for other patches. */
export function anchorOf({ applyTo, match }: EnvoyPatch): string | undefined {
  const listener = match?.listener;
  const filter = match?.waypoint?.filter ?? listener?.filterChain?.filter;
  if (applyTo === 'HTTP_FILTER') return filter?.subFilter?.name;
  if (applyTo === 'NETWORK_FILTER') return filter?.name;
  return applyTo === 'LISTENER_FILTER' ? listener?.listenerFilter : undefined;
}

/** The value of a patch; its type in imports is any object of JSON. */
export const patchValueOf = ({ patch }: EnvoyPatch): JsonObject | undefined => patch?.value as JsonObject | undefined;

/** The name of the filter that a patch brings or changes. */
export function filterNameOf(patch: EnvoyPatch): string | undefined {
  const name = patchValueOf(patch)?.['name'];
  return typeof name === 'string' && name !== '' ? name : anchorOf(patch);
}

/** Operations on a list whose result depends on what else is in it. */
const relative: ReadonlySet<string> = new Set(['INSERT_BEFORE', 'INSERT_AFTER', 'REMOVE', 'REPLACE']);
const ordered: ReadonlySet<string> = new Set(['LISTENER_FILTER', 'NETWORK_FILTER', 'HTTP_FILTER', 'HTTP_ROUTE']);

export const isOrdered = ({ applyTo }: EnvoyPatch): boolean => ordered.has(applyTo ?? '');

/** Inserting into a list whose order says nothing is the same as adding. */
export function isRelative(one: EnvoyPatch): boolean {
  const operation = one.patch?.operation ?? '';
  return relative.has(operation) && (isOrdered(one) || !operation.startsWith('INSERT'));
}

/** A field of Envoy, which JSON may write either way: `rate_limit_service` or `rateLimitService`. */
export function fieldOf(value: Json | undefined, name: string): Json | undefined {
  if (!isObject(value)) return undefined;
  return value[name] ?? value[name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())];
}

/** Every object within a value, itself included, and where. */
export function* objectsIn(value: Json | undefined, at: Path): Iterable<readonly [JsonObject, Path]> {
  if (Array.isArray(value)) {
    for (const [index, item] of (value as readonly Json[]).entries()) yield* objectsIn(item, [...at, index]);
  } else if (isObject(value)) {
    yield [value, at];
    for (const key in value) yield* objectsIn(value[key], [...at, key]);
  }
}

/** A typed config as what it configures: its type, and its fields, which a TypedStruct has one level below. */
export function typedConfigOf(config: JsonObject): { readonly type: string; readonly fields: Json | undefined } {
  const type = config['@type'];
  if (typeof type !== 'string') return { type: '', fields: undefined };
  if (!/[./]TypedStruct$/.test(type)) return { type, fields: config };
  const inner = fieldOf(config, 'type_url');
  return { type: typeof inner === 'string' ? inner : '', fields: config['value'] };
}

/** What EnvoyFilters of a namespace bring for others: clusters by their names, and actions of rate limits. */
interface Brought {
  readonly clusters: ReadonlySet<string>;
  readonly hasRateLimits: boolean;
}

const routes: ReadonlySet<string> = new Set(['ROUTE_CONFIGURATION', 'VIRTUAL_HOST', 'HTTP_ROUTE']);

function byNamespace(set: ManifestSet): ReadonlyMap<string, Brought> {
  const found = new Map<string, { clusters: Set<string>; hasRateLimits: boolean }>();
  for (const { object } of set.of<EnvoyFilter>(kinds.envoyFilter)) {
    const namespace = namespaceOf(object);
    const brought = found.get(namespace) ?? { clusters: new Set<string>(), hasRateLimits: false };
    found.set(namespace, brought);
    for (const { patch } of patchesOf(object)) {
      const name = patchValueOf(patch)?.['name'];
      if (patch.applyTo === 'CLUSTER' && typeof name === 'string') brought.clusters.add(name);
      if (brought.hasRateLimits || !routes.has(patch.applyTo ?? '')) continue;
      for (const [part] of objectsIn(patchValueOf(patch), [])) {
        brought.hasRateLimits ||= fieldOf(part, 'rate_limits') !== undefined;
      }
    }
  }
  return found;
}

/** What the EnvoyFilters that hold for a namespace bring: its own, and those of the root namespace. */
function holdingFor(set: ManifestSet, namespace: string): readonly Brought[] {
  const all = set.derive(byNamespace);
  return [all.get(namespace), all.get(set.settings.rootNamespace)].filter((brought) => brought !== undefined);
}

/** Whether a patch that holds for a namespace adds or changes a cluster of this name. */
export const patchesCluster = (set: ManifestSet, namespace: string, name: string): boolean =>
  holdingFor(set, namespace).some(({ clusters }) => clusters.has(name));

/** Whether a patch that holds for a namespace gives routes actions of rate limits. */
export const patchesRateLimits = (set: ManifestSet, namespace: string): boolean =>
  holdingFor(set, namespace).some(({ hasRateLimits }) => hasRateLimits);
