import type { ManifestRule } from '../../../../manifests/rule';
import { anchorOf, isOrdered, isRelative, patchesOf } from '../../facts/envoy-patches';
import { type EnvoyFilter, kinds } from '../../facts/kinds';
import { patchedByVersion } from '../../facts/versioned-filters';

/** Filters that istiod puts into every chain of their kind, so that no other EnvoyFilter must come before. */
const always: ReadonlySet<string> = new Set([
  'envoy.filters.http.router',
  'envoy.filters.http.fault',
  'envoy.filters.http.cors',
  'envoy.filters.http.grpc_stats',
  'envoy.filters.network.http_connection_manager',
  'envoy.filters.network.tcp_proxy',
  'envoy.filters.listener.tls_inspector',
  'envoy.filters.listener.http_inspector',
]);

export const relativeOperation: ManifestRule<EnvoyFilter> = {
  code: 'MESH8810',
  name: 'relative-operation',
  severity: 'warning',
  summary: 'A patch beside, over or instead of another filter in an EnvoyFilter without a priority.',
  what: '{operation} is relative to what is there, and the EnvoyFilter has no priority',
  why: 'EnvoyFilters of one priority are applied oldest first, and ages change',
  fix: 'write spec.priority: higher than that of EnvoyFilters which must come before',
  upstream: ['IST0151'],
  kinds: [kinds.envoyFilter],
  reads: [],
  bad: `
apiVersion: networking.istio.io/v1alpha3
kind: EnvoyFilter
metadata: { name: no-headers, namespace: shop }
spec:
  configPatches:
    - applyTo: HTTP_FILTER
      match: { listener: { filterChain: { filter: { name: envoy.filters.network.http_connection_manager, subFilter: { name: headers } } } } }
      patch: { operation: REMOVE }
`,
  good: `
apiVersion: networking.istio.io/v1alpha3
kind: EnvoyFilter
metadata: { name: no-headers, namespace: shop }
spec:
  priority: 10
  configPatches:
    - applyTo: HTTP_FILTER
      match: { listener: { filterChain: { filter: { name: envoy.filters.network.http_connection_manager, subFilter: { name: headers } } } } }
      patch: { operation: REMOVE }
`,
  check(manifest, set, report) {
    const { object } = manifest;
    if ((object.spec?.priority ?? 0) !== 0) return;
    for (const { patch, at } of patchesOf(object)) {
      if (!isRelative(patch) || patchedByVersion(patch, manifest, set) !== undefined) continue;
      const isSafe = !isOrdered(patch) || always.has(anchorOf(patch) ?? '');
      const values = { operation: patch.patch?.operation ?? '' };
      report({ at: [...at, 'patch', 'operation'], values, ...(isSafe ? { severity: 'info' as const } : {}) });
    }
  },
};
