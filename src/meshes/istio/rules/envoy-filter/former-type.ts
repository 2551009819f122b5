import type { ManifestRule } from '../../../../manifests/rule';
import { objectsIn, patchesOf, patchValueOf } from '../../facts/envoy-patches';
import { type EnvoyFilter, kinds } from '../../facts/kinds';

const former = /(?:^|\/)envoy\.(?:.*\.)?v2(?:alpha\d?)?\./;

export const formerType: ManifestRule<EnvoyFilter> = {
  code: 'MESH8809',
  name: 'former-type',
  severity: 'error',
  summary: 'A config of a type of the v2 API of Envoy.',
  what: "the type '{type}' is of Envoy's v2 API",
  why: 'istiod refuses it; Envoy dropped that API in 1.18',
  fix: 'write the type of the v3 API, such as envoy.extensions.filters.http.lua.v3.Lua',
  upstream: ['webhook'],
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
        operation: INSERT_FIRST
        value:
          name: envoy.filters.http.lua
          typed_config: { "@type": type.googleapis.com/envoy.config.filter.http.lua.v2.Lua }
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
          name: envoy.filters.http.lua
          typed_config: { "@type": type.googleapis.com/envoy.extensions.filters.http.lua.v3.Lua }
`,
  check({ object }, _set, report) {
    for (const { patch, at } of patchesOf(object)) {
      for (const [part, place] of objectsIn(patchValueOf(patch), [...at, 'patch', 'value'])) {
        const type = part['@type'];
        if (typeof type === 'string' && former.test(type)) report({ at: [...place, '@type'], values: { type } });
      }
    }
  },
};
