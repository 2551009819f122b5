import type { ManifestRule } from '../../../../manifests/rule';
import { fieldOf, patchesOf, patchValueOf } from '../../facts/envoy-patches';
import { type EnvoyFilter, kinds } from '../../facts/kinds';

/** Whose value is an extension of Envoy, which is chosen by the type of its config. */
const extensions: ReadonlySet<string> = new Set([
  'HTTP_FILTER',
  'NETWORK_FILTER',
  'LISTENER_FILTER',
  'EXTENSION_CONFIG',
]);

export const withoutTypedConfig: ManifestRule<EnvoyFilter> = {
  code: 'MESH8808',
  name: 'without-typed-config',
  severity: 'warning',
  summary: 'A filter without typed_config.',
  what: "the filter '{name}' has no typed_config",
  why: 'istiod warns of it: Envoy chooses a filter by the type of its config, not by the name any more',
  fix: 'write typed_config with "@type", even where it has no other field',
  upstream: ['webhook', 'IST0133'],
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
      patch: { operation: INSERT_FIRST, value: { name: envoy.filters.http.grpc_web } }
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
    for (const { patch, at } of patchesOf(object)) {
      const value = patchValueOf(patch);
      if (value === undefined || !extensions.has(patch.applyTo ?? '')) continue;
      if (fieldOf(value, 'typed_config') !== undefined || fieldOf(value, 'config_discovery') !== undefined) continue;
      const name = value['name'];
      report({ at: [...at, 'patch', 'value'], values: { name: typeof name === 'string' ? name : '' } });
    }
  },
};
