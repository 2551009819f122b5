import type { ManifestRule } from '../../../../manifests/rule';
import { type EnvoyPatch, patchesOf } from '../../facts/envoy-patches';
import { type EnvoyFilter, kinds } from '../../facts/kinds';

const managers: ReadonlySet<string> = new Set([
  'envoy.filters.network.http_connection_manager',
  'envoy.http_connection_manager',
]);

/** What istiod looks at; of other patches it does not read the filter. */
const withFilters: ReadonlySet<string> = new Set(['LISTENER', 'FILTER_CHAIN', 'NETWORK_FILTER', 'HTTP_FILTER']);

function problemOf({ applyTo = 'INVALID', match }: EnvoyPatch): string | undefined {
  const filter = match?.listener?.filterChain?.filter;
  if (filter === undefined || !withFilters.has(applyTo) || match?.context === 'WAYPOINT') return undefined;
  const { name = '', subFilter } = filter;
  if (name === '') return 'has no name';
  if (subFilter === undefined) return undefined;
  if (applyTo !== 'HTTP_FILTER') return `has a subFilter, though applyTo is ${applyTo}`;
  if (!managers.has(name)) return `has a subFilter, but '${name}' has none within`;
  return (subFilter.name ?? '') === '' ? 'has a subFilter without a name' : undefined;
}

export const filterMatch: ManifestRule<EnvoyFilter> = {
  code: 'MESH8804',
  name: 'filter-match',
  severity: 'error',
  summary: 'A match of a filter without a name, or of a filter within one that has none.',
  what: 'the match of a filter {problem}',
  why: 'istiod refuses it',
  fix: 'name the network filter; a subFilter is an HTTP filter in envoy.filters.network.http_connection_manager',
  upstream: ['webhook'],
  kinds: [kinds.envoyFilter],
  reads: [],
  bad: `
apiVersion: networking.istio.io/v1alpha3
kind: EnvoyFilter
metadata: { name: no-cors, namespace: shop }
spec:
  configPatches:
    - applyTo: HTTP_FILTER
      match: { listener: { filterChain: { filter: { subFilter: { name: envoy.filters.http.cors } } } } }
      patch: { operation: REMOVE }
`,
  good: `
apiVersion: networking.istio.io/v1alpha3
kind: EnvoyFilter
metadata: { name: no-cors, namespace: shop }
spec:
  configPatches:
    - applyTo: HTTP_FILTER
      match: { listener: { filterChain: { filter: { name: envoy.filters.network.http_connection_manager, subFilter: { name: envoy.filters.http.cors } } } } }
      patch: { operation: REMOVE }
`,
  check({ object }, _set, report) {
    for (const { patch, at } of patchesOf(object)) {
      const problem = problemOf(patch);
      if (problem !== undefined)
        report({ at: [...at, 'match', 'listener', 'filterChain', 'filter'], values: { problem } });
    }
  },
};
