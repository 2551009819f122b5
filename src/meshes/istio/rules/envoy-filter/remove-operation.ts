import type { ManifestRule } from '../../../../manifests/rule';
import { patchesOf } from '../../facts/envoy-patches';
import { type EnvoyFilter, kinds } from '../../facts/kinds';

export const removeOperation: ManifestRule<EnvoyFilter> = {
  code: 'MESH8814',
  name: 'remove-operation',
  severity: 'error',
  summary: 'REMOVE for a route configuration, or for a route, where the reference says that it is ignored.',
  what: 'REMOVE is applied to {applyTo}',
  why: '{why}',
  fix: 'remove the VIRTUAL_HOST, or change what the VirtualService says',
  upstream: ['IST0154'],
  kinds: [kinds.envoyFilter],
  reads: [],
  bad: `
apiVersion: networking.istio.io/v1alpha3
kind: EnvoyFilter
metadata: { name: no-legacy, namespace: shop }
spec:
  configPatches:
    - { applyTo: ROUTE_CONFIGURATION, match: { routeConfiguration: { name: "80" } }, patch: { operation: REMOVE } }
`,
  good: `
apiVersion: networking.istio.io/v1alpha3
kind: EnvoyFilter
metadata: { name: no-legacy, namespace: shop }
spec:
  configPatches:
    - { applyTo: VIRTUAL_HOST, match: { routeConfiguration: { vhost: { name: "legacy:80" } } }, patch: { operation: REMOVE } }
`,
  check({ object }, _set, report) {
    for (const { patch, at } of patchesOf(object)) {
      if (patch.patch?.operation !== 'REMOVE') continue;
      const place = [...at, 'patch', 'operation'];
      if (patch.applyTo === 'ROUTE_CONFIGURATION') {
        report({ at: place, values: { applyTo: patch.applyTo, why: 'istiod ignores the patch' } });
      } else if (patch.applyTo === 'HTTP_ROUTE') {
        const why = 'the reference says that it is ignored, but istiod removes the route';
        report({ at: place, values: { applyTo: patch.applyTo, why }, severity: 'info' });
      }
    }
  },
};
