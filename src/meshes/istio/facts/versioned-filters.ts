import { type Manifest, namespaceOf } from '../../../manifests/manifest';
import type { ManifestSet } from '../../../manifests/set';
import { type EnvoyPatch, filterNameOf, patchesOf } from './envoy-patches';
import { type EnvoyFilter, kinds } from './kinds';

/** The first two EnvoyFilters that patch a filter for some versions of the proxy only: one of them is not the one that asks. */
type Pair = readonly [Manifest<EnvoyFilter>, Manifest<EnvoyFilter>?];

/** By the filter, and by the filter and the namespace. */
function byFilter(set: ManifestSet): ReadonlyMap<string, Pair> {
  const found = new Map<string, Pair>();
  for (const manifest of set.of<EnvoyFilter>(kinds.envoyFilter)) {
    for (const { patch } of patchesOf(manifest.object)) {
      const name = filterNameOf(patch);
      if (name === undefined || (patch.match?.proxy?.proxyVersion ?? '') === '') continue;
      for (const key of [name, `${namespaceOf(manifest.object)}\n${name}`]) {
        const [first, second] = found.get(key) ?? [];
        if (first === undefined) found.set(key, [manifest]);
        else if (second === undefined && first !== manifest) found.set(key, [first, manifest]);
      }
    }
  }
  return found;
}

/** Another EnvoyFilter that may patch the same filter of the same proxy by its version, whatever the order in which they were read. */
export function patchedByVersion(
  patch: EnvoyPatch,
  own: Manifest<EnvoyFilter>,
  set: ManifestSet,
): Manifest<EnvoyFilter> | undefined {
  const name = filterNameOf(patch);
  if (name === undefined) return undefined;
  const { rootNamespace } = set.settings;
  const namespace = namespaceOf(own.object);
  const keys = namespace === rootNamespace ? [name] : [`${namespace}\n${name}`, `${rootNamespace}\n${name}`];
  return keys
    .flatMap((key) => set.derive(byFilter).get(key) ?? [])
    .find((other) => other !== undefined && other !== own);
}
