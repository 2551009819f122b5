import type { ManifestRule } from '../../../../manifests/rule';
import { type EnvoyPatch, patchesOf } from '../../facts/envoy-patches';
import { type EnvoyFilter, kinds } from '../../facts/kinds';

function missingIn({ applyTo = 'INVALID', patch }: EnvoyPatch): string | undefined {
  if (applyTo === 'INVALID') return 'applyTo';
  if (patch === undefined) return 'patch';
  const { operation = 'INVALID', value } = patch;
  if (operation === 'INVALID') return 'patch.operation';
  return value === undefined && operation !== 'REMOVE' ? `patch.value for ${operation}` : undefined;
}

export const patchIncomplete: ManifestRule<EnvoyFilter> = {
  code: 'MESH8802',
  name: 'patch-incomplete',
  severity: 'error',
  summary: 'A patch without applyTo, operation or value.',
  what: 'the patch has no {missing}',
  why: 'istiod refuses it',
  fix: 'write {missing}',
  upstream: ['webhook'],
  kinds: [kinds.envoyFilter],
  reads: [],
  bad: `
apiVersion: networking.istio.io/v1alpha3
kind: EnvoyFilter
metadata: { name: keepalive, namespace: shop }
spec: { configPatches: [{ applyTo: CLUSTER, patch: { operation: MERGE } }] }
`,
  good: `
apiVersion: networking.istio.io/v1alpha3
kind: EnvoyFilter
metadata: { name: keepalive, namespace: shop }
spec: { configPatches: [{ applyTo: CLUSTER, patch: { operation: MERGE, value: { connect_timeout: 2s } } }] }
`,
  check({ object }, _set, report) {
    for (const { patch, at } of patchesOf(object)) {
      // istiod looks at no patch of a waypoint
      const missing = patch.match?.context === 'WAYPOINT' ? undefined : missingIn(patch);
      if (missing !== undefined) report({ at, values: { missing } });
    }
  },
};
