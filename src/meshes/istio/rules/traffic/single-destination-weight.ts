import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type VirtualService } from '../../facts/kinds';
import { weightedRoutesOf } from '../../facts/weighted-routes';

export const singleDestinationWeight: ManifestRule<VirtualService> = {
  code: 'MESH9211',
  name: 'single-destination-weight',
  severity: 'warning',
  summary: 'A weight below 100 on the only destination of a route.',
  what: 'the only destination has weight {weight}',
  why: 'a single destination gets every request, whatever its weight: no share goes anywhere else',
  fix: 'add the destination of the rest, or leave the weight out',
  upstream: ['KIA1104'],
  kinds: [kinds.virtualService],
  reads: [],
  fields: ['weight'],
  bad: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders, namespace: shop }
spec: { hosts: [orders], http: [{ route: [{ destination: { host: orders }, weight: 10 }] }] }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders, namespace: shop }
spec: { hosts: [orders], http: [{ route: [{ destination: { host: orders } }] }] }
`,
  check(manifest, _set, report) {
    for (const { route, at } of weightedRoutesOf(manifest)) {
      const weight = route.length === 1 ? route[0]!.weight : undefined;
      if (weight !== undefined && weight > 0 && weight < 100) {
        report({ at: [...at, 0, 'weight'], values: { weight: String(weight) } });
      }
    }
  },
};
