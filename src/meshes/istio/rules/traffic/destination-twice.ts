import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type VirtualService } from '../../facts/kinds';
import { weightedRoutesOf } from '../../facts/weighted-routes';

export const destinationTwice: ManifestRule<VirtualService> = {
  code: 'MESH9212',
  name: 'destination-twice',
  severity: 'warning',
  summary: 'The same destination twice in one route.',
  what: '{destination} is there twice',
  why: 'both shares go to the same pods, so the split is not the one that it looks like',
  fix: 'name the subset or the host of the other version, or add the two weights',
  upstream: ['KIA1105'],
  kinds: [kinds.virtualService],
  reads: [],
  fields: ['route[1]'],
  bad: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders, namespace: shop }
spec:
  hosts: [orders]
  http:
    - route:
        - { destination: { host: orders }, weight: 90 }
        - { destination: { host: orders }, weight: 10 }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders, namespace: shop }
spec:
  hosts: [orders]
  http:
    - route:
        - { destination: { host: orders }, weight: 90 }
        - { destination: { host: orders-v2 }, weight: 10 }
`,
  check(manifest, _set, report) {
    for (const { route, at } of weightedRoutesOf(manifest)) {
      if (route.length < 2) continue;
      const seen = new Set<string>();
      for (const [index, { destination }] of route.entries()) {
        const { host = '', subset, port } = destination ?? {};
        const key = JSON.stringify([host, subset, port?.number]);
        const shown = subset === undefined ? host : `${host}, subset ${subset}`;
        if (seen.has(key)) report({ at: [...at, index, 'destination'], values: { destination: shown } });
        seen.add(key);
      }
    }
  },
};
