import type { ManifestRule } from '../../../../manifests/rule';
import { filterNameOf, isRelative, patchesOf } from '../../facts/envoy-patches';
import { type EnvoyFilter, kinds } from '../../facts/kinds';
import { patchedByVersion } from '../../facts/versioned-filters';

export const relativeOperationByVersion: ManifestRule<EnvoyFilter> = {
  code: 'MESH8811',
  name: 'relative-operation-by-version',
  severity: 'warning',
  summary: 'A patch relative to a filter that another EnvoyFilter patches for some versions of the proxy only.',
  what: "{operation} for '{filter}', which another EnvoyFilter patches for some proxyVersions",
  why: 'without a priority proxies of those versions get the two by their age',
  fix: 'write spec.priority in both, and the same proxyVersions',
  upstream: ['IST0155'],
  kinds: [kinds.envoyFilter],
  reads: [],
  bad: `
apiVersion: networking.istio.io/v1alpha3
kind: EnvoyFilter
metadata: { name: headers-old, namespace: shop }
spec:
  priority: 10
  configPatches:
    - applyTo: NETWORK_FILTER
      match: { proxy: { proxyVersion: '^1\\.30.*' }, listener: { filterChain: { filter: { name: envoy.filters.network.mongo_proxy } } } }
      patch: { operation: REMOVE }
---
apiVersion: networking.istio.io/v1alpha3
kind: EnvoyFilter
metadata: { name: headers, namespace: shop }
spec:
  configPatches:
    - applyTo: NETWORK_FILTER
      match: { listener: { filterChain: { filter: { name: envoy.filters.network.mongo_proxy } } } }
      patch: { operation: REMOVE }
`,
  good: `
apiVersion: networking.istio.io/v1alpha3
kind: EnvoyFilter
metadata: { name: headers-old, namespace: shop }
spec:
  priority: 10
  configPatches:
    - applyTo: NETWORK_FILTER
      match: { proxy: { proxyVersion: '^1\\.30.*' }, listener: { filterChain: { filter: { name: envoy.filters.network.mongo_proxy } } } }
      patch: { operation: REMOVE }
---
apiVersion: networking.istio.io/v1alpha3
kind: EnvoyFilter
metadata: { name: headers, namespace: shop }
spec:
  priority: 20
  configPatches:
    - applyTo: NETWORK_FILTER
      match: { listener: { filterChain: { filter: { name: envoy.filters.network.mongo_proxy } } } }
      patch: { operation: REMOVE }
`,
  check(manifest, set, report) {
    if ((manifest.object.spec?.priority ?? 0) !== 0) return;
    for (const { patch, at } of patchesOf(manifest.object)) {
      if (!isRelative(patch)) continue;
      const other = patchedByVersion(patch, manifest, set);
      if (other === undefined) continue;
      const values = { operation: patch.patch?.operation ?? '', filter: filterNameOf(patch) ?? '' };
      report({ at: [...at, 'patch', 'operation'], values, related: [other] });
    }
  },
};
