import { type Manifest, namespaceOf } from '../../../manifests/manifest';
import type { ManifestSet } from '../../../manifests/set';
import { type EnvoyPatch, filterNameOf, patchesOf } from './envoy-patches';
import { type EnvoyFilter, kinds } from './kinds';

/** EnvoyFilters that patch a filter for some versions of the proxy only, by the filter. */
function byFilter(set: ManifestSet): ReadonlyMap<string, ReadonlySet<Manifest<EnvoyFilter>>> {
  const found = new Map<string, Set<Manifest<EnvoyFilter>>>();
  for (const manifest of set.of<EnvoyFilter>(kinds.envoyFilter)) {
    for (const { patch } of patchesOf(manifest.object)) {
      const name = filterNameOf(patch);
      if (name === undefined || (patch.match?.proxy?.proxyVersion ?? '') === '') continue;
      const known = found.get(name);
      if (known === undefined) found.set(name, new Set([manifest]));
      else known.add(manifest);
    }
  }
  return found;
}

/** Others that may patch the same filter of the same proxy, whatever the order in which they were read. */
export function* patchedByVersion(patch: EnvoyPatch, own: Manifest<EnvoyFilter>, set: ManifestSet) {
  const name = filterNameOf(patch);
  if (name === undefined) return;
  const namespaces = [namespaceOf(own.object), set.settings.rootNamespace];
  const isForAll = namespaces[0] === set.settings.rootNamespace;
  for (const other of set.derive(byFilter).get(name) ?? []) {
    if (other !== own && (isForAll || namespaces.includes(namespaceOf(other.object)))) yield other;
  }
}

export function isPatchedByVersion(patch: EnvoyPatch, own: Manifest<EnvoyFilter>, set: ManifestSet): boolean {
  for (const _ of patchedByVersion(patch, own, set)) return true;
  return false;
}
