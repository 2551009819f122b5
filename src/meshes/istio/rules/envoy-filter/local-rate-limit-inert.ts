import type { ManifestRule } from '../../../../manifests/rule';
import { fieldOf, objectsIn, patchesOf, patchValueOf, typedConfigOf } from '../../facts/envoy-patches';
import { type EnvoyFilter, kinds } from '../../facts/kinds';

const parts = ['filter_enabled', 'filter_enforced'] as const;

export const localRateLimitInert: ManifestRule<EnvoyFilter> = {
  code: 'MESH8816',
  name: 'local-rate-limit-inert',
  severity: 'error',
  summary: 'A local rate limit with a bucket that is enabled or enforced for no request.',
  what: 'the local rate limit has a token_bucket but no {missing}',
  why: 'Envoy takes 0 % for it: no request is limited',
  fix: 'write {missing} with default_value: { numerator: 100, denominator: HUNDRED }',
  upstream: [],
  kinds: [kinds.envoyFilter],
  reads: [],
  bad: `
apiVersion: networking.istio.io/v1alpha3
kind: EnvoyFilter
metadata: { name: limits, namespace: shop }
spec:
  priority: 10
  configPatches:
    - applyTo: HTTP_FILTER
      patch:
        operation: INSERT_FIRST
        value:
          name: envoy.filters.http.local_ratelimit
          typed_config:
            "@type": type.googleapis.com/envoy.extensions.filters.http.local_ratelimit.v3.LocalRateLimit
            stat_prefix: limits
            token_bucket: { max_tokens: 10, tokens_per_fill: 10, fill_interval: 1s }
`,
  good: `
apiVersion: networking.istio.io/v1alpha3
kind: EnvoyFilter
metadata: { name: limits, namespace: shop }
spec:
  priority: 10
  configPatches:
    - applyTo: HTTP_FILTER
      patch:
        operation: INSERT_FIRST
        value:
          name: envoy.filters.http.local_ratelimit
          typed_config:
            "@type": type.googleapis.com/envoy.extensions.filters.http.local_ratelimit.v3.LocalRateLimit
            stat_prefix: limits
            token_bucket: { max_tokens: 10, tokens_per_fill: 10, fill_interval: 1s }
            filter_enabled: { default_value: { numerator: 100, denominator: HUNDRED } }
            filter_enforced: { default_value: { numerator: 100, denominator: HUNDRED } }
`,
  check({ object }, _set, report) {
    for (const { patch, at } of patchesOf(object)) {
      // in a filter, and in what a route says for the filter
      for (const [part, place] of objectsIn(patchValueOf(patch), [...at, 'patch', 'value'])) {
        const { type, fields } = typedConfigOf(part);
        if (!type.endsWith('.http.local_ratelimit.v3.LocalRateLimit')) continue;
        if (fieldOf(fields, 'token_bucket') === undefined) continue;
        const missing = parts.filter((name) => fieldOf(fields, name) === undefined).join(' and no ');
        if (missing !== '') report({ at: place, values: { missing } });
      }
    }
  },
};
