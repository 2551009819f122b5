import type { ManifestRule } from '../../../../manifests/rule';
import { patchesOf } from '../../facts/envoy-patches';
import { type EnvoyFilter, kinds } from '../../facts/kinds';

/** LISTENER_FILTER too, which upstream's analyzer has forgotten. */
const replaceable: ReadonlySet<string> = new Set([
  'NETWORK_FILTER',
  'HTTP_FILTER',
  'VIRTUAL_HOST',
  'LISTENER_FILTER',
  'INVALID',
]);

export const replaceOperation: ManifestRule<EnvoyFilter> = {
  code: 'MESH8812',
  name: 'replace-operation',
  severity: 'error',
  summary: 'REPLACE for what cannot be replaced.',
  what: 'REPLACE is applied to {applyTo}',
  why: 'istiod ignores the patch: it replaces filters and virtual hosts only',
  fix: 'write MERGE, or REMOVE and ADD',
  upstream: ['IST0152'],
  kinds: [kinds.envoyFilter],
  reads: [],
  bad: `
apiVersion: networking.istio.io/v1alpha3
kind: EnvoyFilter
metadata: { name: keepalive, namespace: shop }
spec: { configPatches: [{ applyTo: CLUSTER, patch: { operation: REPLACE, value: { connect_timeout: 2s } } }] }
`,
  good: `
apiVersion: networking.istio.io/v1alpha3
kind: EnvoyFilter
metadata: { name: keepalive, namespace: shop }
spec: { configPatches: [{ applyTo: CLUSTER, patch: { operation: MERGE, value: { connect_timeout: 2s } } }] }
`,
  check({ object }, _set, report) {
    for (const { patch, at } of patchesOf(object)) {
      const { applyTo = 'INVALID' } = patch;
      if (patch.patch?.operation !== 'REPLACE' || replaceable.has(applyTo)) continue;
      report({ at: [...at, 'patch', 'operation'], values: { applyTo } });
    }
  },
};
