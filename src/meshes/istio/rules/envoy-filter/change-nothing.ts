import type { ManifestRule } from '../../../../manifests/rule';
import { anchorOf, patchesOf } from '../../facts/envoy-patches';
import { type EnvoyFilter, kinds } from '../../facts/kinds';

const filters: ReadonlySet<string> = new Set(['HTTP_FILTER', 'NETWORK_FILTER', 'LISTENER_FILTER']);

export const changeNothing: ManifestRule<EnvoyFilter> = {
  code: 'MESH8818',
  name: 'change-nothing',
  severity: 'error',
  summary: 'REMOVE or REPLACE of a filter that the match does not name.',
  what: '{operation} of a {applyTo} does not say which filter',
  why: 'istiod leaves the patch out: the filters stay as they are',
  fix: 'name the filter in the match (an HTTP filter in subFilter.name)',
  upstream: [],
  kinds: [kinds.envoyFilter],
  reads: [],
  bad: `
apiVersion: networking.istio.io/v1alpha3
kind: EnvoyFilter
metadata: { name: no-cors, namespace: shop }
spec:
  priority: 10
  configPatches:
    - applyTo: HTTP_FILTER
      match: { listener: { filterChain: { filter: { name: envoy.filters.network.http_connection_manager } } } }
      patch: { operation: REMOVE }
`,
  good: `
apiVersion: networking.istio.io/v1alpha3
kind: EnvoyFilter
metadata: { name: no-cors, namespace: shop }
spec:
  priority: 10
  configPatches:
    - applyTo: HTTP_FILTER
      match: { listener: { filterChain: { filter: { name: envoy.filters.network.http_connection_manager, subFilter: { name: envoy.filters.http.cors } } } } }
      patch: { operation: REMOVE }
`,
  check({ object }, _set, report) {
    for (const { patch, at } of patchesOf(object)) {
      const operation = patch.patch?.operation;
      if (operation !== 'REMOVE' && operation !== 'REPLACE') continue;
      if (!filters.has(patch.applyTo ?? '') || anchorOf(patch) !== undefined) continue;
      report({ at: [...at, 'match'], values: { operation, applyTo: patch.applyTo! } });
    }
  },
};
