import type { ManifestRule } from '../../../../manifests/rule';
import { anchorOf, type EnvoyPatch, patchesOf } from '../../facts/envoy-patches';
import { type EnvoyFilter, kinds } from '../../facts/kinds';

/** Filters that end a chain, by what is patched. */
const terminal: Readonly<Record<string, readonly string[]>> = {
  HTTP_FILTER: ['envoy.filters.http.router'],
  NETWORK_FILTER: ['envoy.filters.network.http_connection_manager', 'envoy.filters.network.tcp_proxy'],
};

function isBehind(patch: EnvoyPatch): boolean {
  const ends = terminal[patch.applyTo ?? ''];
  if (ends === undefined) return false;
  const operation = patch.patch?.operation;
  const anchor = anchorOf(patch);
  return operation === 'ADD' || (operation === 'INSERT_AFTER' && (anchor === undefined || ends.includes(anchor)));
}

export const behindTerminalFilter: ManifestRule<EnvoyFilter> = {
  code: 'MESH8819',
  name: 'behind-terminal-filter',
  severity: 'error',
  summary: 'A filter that is put behind the one that ends the chain.',
  what: '{operation} puts a {applyTo} behind the filter that ends the chain',
  why: 'Envoy refuses the listener: it keeps the old config, or serves nothing',
  fix: 'write INSERT_BEFORE with the terminal filter (for HTTP envoy.filters.http.router) in the match',
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
      patch:
        operation: ADD
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
      patch:
        operation: INSERT_FIRST
        value:
          name: envoy.filters.http.grpc_web
          typed_config: { "@type": type.googleapis.com/envoy.extensions.filters.http.grpc_web.v3.GrpcWeb }
`,
  check({ object }, _set, report) {
    const patches = [...patchesOf(object)];
    // who removes filters may well put another one at the end
    if (patches.some(({ patch }) => patch.patch?.operation === 'REMOVE')) return;
    for (const { patch, at } of patches) {
      if (!isBehind(patch)) continue;
      const values = { operation: patch.patch?.operation ?? '', applyTo: patch.applyTo ?? '' };
      report({ at: [...at, 'patch', 'operation'], values });
    }
  },
};
