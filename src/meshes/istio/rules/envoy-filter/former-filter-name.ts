import type { Path } from '../../../../manifests/path';
import type { ManifestRule, RuleFinding } from '../../../../manifests/rule';
import { patchesOf } from '../../facts/envoy-patches';
import { type EnvoyFilter, kinds } from '../../facts/kinds';

const httpFilters =
  'buffer cors csrf grpc_http1_bridge grpc_json_transcoder grpc_web gzip health_check ip_tagging lua router squash ext_authz fault';
const networkFilters = 'client_ssl_auth ext_authz http_connection_manager mongo_proxy ratelimit redis_proxy tcp_proxy';

const under = (prefix: string, names: string): readonly (readonly [string, string])[] =>
  names.split(' ').map((name) => [`envoy.${name}`, `${prefix}.${name}`]);

/** Names of filters before Envoy 1.14, and what they are called since. */
const http = new Map([
  ...under('envoy.filters.http', httpFilters),
  ['envoy.http_dynamo_filter', 'envoy.filters.http.dynamo'],
  ['envoy.rate_limit', 'envoy.filters.http.ratelimit'],
] as const);
const network = new Map(under('envoy.filters.network', networkFilters));

function* found(at: Path, name: string | undefined, names: ReadonlyMap<string, string>): Iterable<RuleFinding> {
  const now = names.get(name ?? '');
  if (now !== undefined) yield { at: [...at, 'name'], values: { name: name!, now } };
}

export const formerFilterName: ManifestRule<EnvoyFilter> = {
  code: 'MESH8807',
  name: 'former-filter-name',
  severity: 'warning',
  summary: 'A match of a filter by the name that it had before Envoy 1.14.',
  what: "the match names '{name}', which is called '{now}' now",
  why: 'istiod gives its filters the new name only, so the patch meets none of them',
  fix: "write '{now}'",
  upstream: ['webhook', 'IST0133'],
  kinds: [kinds.envoyFilter],
  reads: [],
  bad: `
apiVersion: networking.istio.io/v1alpha3
kind: EnvoyFilter
metadata: { name: no-cors, namespace: shop }
spec:
  configPatches:
    - applyTo: HTTP_FILTER
      match: { listener: { filterChain: { filter: { name: envoy.filters.network.http_connection_manager, subFilter: { name: envoy.cors } } } } }
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
      const filter = patch.match?.listener?.filterChain?.filter;
      if (filter === undefined) continue;
      const place = [...at, 'match', 'listener', 'filterChain', 'filter'];
      for (const one of found(place, filter.name, network)) report(one);
      for (const one of found([...place, 'subFilter'], filter.subFilter?.name, http)) report(one);
    }
  },
};
