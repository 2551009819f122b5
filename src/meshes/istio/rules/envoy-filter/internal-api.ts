import type { ManifestRule } from '../../../../manifests/rule';
import { type EnvoyFilter, kinds } from '../../facts/kinds';

export const internalApi: ManifestRule<EnvoyFilter> = {
  code: 'MESH8801',
  name: 'internal-api',
  severity: 'info',
  summary: 'An EnvoyFilter at all.',
  what: 'an EnvoyFilter patches what istiod generates',
  why: 'names and shapes of it may change with any version, and then the patch is applied nowhere or refused',
  fix: 'prefer Telemetry, TrafficExtension or a policy where one says the same; test each upgrade',
  upstream: ['webhook', 'IST0133'],
  kinds: [kinds.envoyFilter],
  reads: [],
  bad: `
apiVersion: networking.istio.io/v1alpha3
kind: EnvoyFilter
metadata: { name: headers, namespace: shop }
spec:
  priority: 10
  configPatches:
    - applyTo: HTTP_FILTER
      match: { context: SIDECAR_INBOUND, listener: { filterChain: { filter: { name: envoy.filters.network.http_connection_manager, subFilter: { name: envoy.filters.http.router } } } } }
      patch:
        operation: INSERT_BEFORE
        value:
          name: headers
          typed_config:
            "@type": type.googleapis.com/envoy.extensions.filters.http.lua.v3.Lua
            default_source_code: { inline_string: "function envoy_on_request(handle) end" }
`,
  good: `
apiVersion: extensions.istio.io/v1alpha1
kind: TrafficExtension
metadata: { name: headers, namespace: shop }
spec: { lua: { inlineCode: "function envoy_on_request(handle) end" } }
`,
  check(_manifest, _set, report) {
    report({ at: ['spec'] });
  },
};
