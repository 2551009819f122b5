import type { ManifestRule } from '../../../../manifests/rule';
import { patchesOf } from '../../facts/envoy-patches';
import { type EnvoyFilter, kinds } from '../../facts/kinds';

const adds: ReadonlySet<string> = new Set(['ADD', 'INSERT_BEFORE', 'INSERT_AFTER', 'INSERT_FIRST']);

export const addOperation: ManifestRule<EnvoyFilter> = {
  code: 'MESH8813',
  name: 'add-operation',
  severity: 'error',
  summary: 'ADD for a route configuration, or for a route, where the reference says that it is ignored.',
  what: '{operation} is applied to {applyTo}',
  why: '{why}',
  fix: '{fix}',
  upstream: ['IST0153'],
  kinds: [kinds.envoyFilter],
  reads: [],
  bad: `
apiVersion: networking.istio.io/v1alpha3
kind: EnvoyFilter
metadata: { name: max-path, namespace: shop }
spec: { configPatches: [{ applyTo: ROUTE_CONFIGURATION, patch: { operation: ADD, value: { max_direct_response_body_size_bytes: 100 } } }] }
`,
  good: `
apiVersion: networking.istio.io/v1alpha3
kind: EnvoyFilter
metadata: { name: max-path, namespace: shop }
spec: { configPatches: [{ applyTo: ROUTE_CONFIGURATION, patch: { operation: MERGE, value: { max_direct_response_body_size_bytes: 100 } } }] }
`,
  check({ object }, _set, report) {
    for (const { patch, at } of patchesOf(object)) {
      const { applyTo = '' } = patch as { readonly applyTo?: string };
      const operation = patch.patch?.operation ?? '';
      const place = [...at, 'patch', 'operation'];
      if (applyTo === 'ROUTE_CONFIGURATION' && adds.has(operation)) {
        const why = 'istiod ignores the patch: it merges into route configurations only';
        report({ at: place, values: { operation, applyTo, why, fix: 'write MERGE' } });
      } else if (applyTo === 'HTTP_ROUTE' && operation === 'ADD') {
        const why = 'the reference says that it is ignored, but istiod puts the route behind all others';
        const fix = 'write INSERT_FIRST or INSERT_BEFORE, which the reference promises';
        report({ at: place, values: { operation, applyTo, why, fix }, severity: 'info' });
      }
    }
  },
};
