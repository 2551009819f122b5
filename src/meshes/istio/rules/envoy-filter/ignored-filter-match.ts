import type { ManifestRule } from '../../../../manifests/rule';
import { patchesOf } from '../../facts/envoy-patches';
import { type EnvoyFilter, kinds } from '../../facts/kinds';

export const ignoredFilterMatch: ManifestRule<EnvoyFilter> = {
  code: 'MESH8805',
  name: 'ignored-filter-match',
  severity: 'warning',
  summary: 'A match of a filter for a patch of listeners or filter chains.',
  what: 'applyTo {applyTo} matches a filter',
  why: 'istiod ignores that part of the match: listeners and chains without the filter are patched too',
  fix: 'match by name, port or sni, or apply the patch to NETWORK_FILTER',
  upstream: ['webhook', 'IST0133'],
  kinds: [kinds.envoyFilter],
  reads: [],
  bad: `
apiVersion: networking.istio.io/v1alpha3
kind: EnvoyFilter
metadata: { name: buffers, namespace: shop }
spec:
  configPatches:
    - applyTo: LISTENER
      match: { listener: { filterChain: { filter: { name: envoy.filters.network.tcp_proxy } } } }
      patch: { operation: MERGE, value: { per_connection_buffer_limit_bytes: 32768 } }
`,
  good: `
apiVersion: networking.istio.io/v1alpha3
kind: EnvoyFilter
metadata: { name: buffers, namespace: shop }
spec:
  configPatches:
    - applyTo: LISTENER
      match: { listener: { portNumber: 5432 } }
      patch: { operation: MERGE, value: { per_connection_buffer_limit_bytes: 32768 } }
`,
  check({ object }, _set, report) {
    for (const { patch, at } of patchesOf(object)) {
      const { applyTo = '', match } = patch;
      if (applyTo !== 'LISTENER' && applyTo !== 'FILTER_CHAIN') continue;
      if (match?.listener?.filterChain?.filter === undefined || match.context === 'WAYPOINT') continue;
      report({ at: [...at, 'match', 'listener', 'filterChain', 'filter'], values: { applyTo } });
    }
  },
};
