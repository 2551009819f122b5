import type { ManifestRule } from '../../../../manifests/rule';
import { anchorOf, patchesOf } from '../../facts/envoy-patches';
import { type EnvoyFilter, kinds } from '../../facts/kinds';

/** Where the match of each kind of filter names the one to stand before. */
const fields: Readonly<Record<string, string>> = {
  HTTP_FILTER: 'listener.filterChain.filter.subFilter.name',
  NETWORK_FILTER: 'listener.filterChain.filter.name',
  LISTENER_FILTER: 'listener.listenerFilter',
};

export const insertBeforeNothing: ManifestRule<EnvoyFilter> = {
  code: 'MESH8817',
  name: 'insert-before-nothing',
  severity: 'warning',
  summary: 'INSERT_BEFORE without a filter to stand before.',
  what: 'INSERT_BEFORE of a {applyTo} names no filter to stand before',
  why: 'it goes first in the chain, before authentication and authorization',
  fix: 'name the filter in match.{field}, or write INSERT_FIRST if first is meant',
  upstream: [],
  kinds: [kinds.envoyFilter],
  reads: [],
  bad: `
apiVersion: networking.istio.io/v1alpha3
kind: EnvoyFilter
metadata: { name: web, namespace: shop }
spec:
  priority: 10
  configPatches:
    - applyTo: HTTP_FILTER
      match: { listener: { filterChain: { filter: { name: envoy.filters.network.http_connection_manager } } } }
      patch:
        operation: INSERT_BEFORE
        value:
          name: envoy.filters.http.grpc_web
          typed_config: { "@type": type.googleapis.com/envoy.extensions.filters.http.grpc_web.v3.GrpcWeb }
`,
  good: `
apiVersion: networking.istio.io/v1alpha3
kind: EnvoyFilter
metadata: { name: web, namespace: shop }
spec:
  priority: 10
  configPatches:
    - applyTo: HTTP_FILTER
      match: { listener: { filterChain: { filter: { name: envoy.filters.network.http_connection_manager, subFilter: { name: envoy.filters.http.router } } } } }
      patch:
        operation: INSERT_BEFORE
        value:
          name: envoy.filters.http.grpc_web
          typed_config: { "@type": type.googleapis.com/envoy.extensions.filters.http.grpc_web.v3.GrpcWeb }
`,
  check({ object }, _set, report) {
    for (const { patch, at } of patchesOf(object)) {
      const field = fields[patch.applyTo ?? ''];
      if (field === undefined || patch.patch?.operation !== 'INSERT_BEFORE' || anchorOf(patch) !== undefined) continue;
      report({ at: [...at, 'match'], values: { applyTo: patch.applyTo!, field } });
    }
  },
};
