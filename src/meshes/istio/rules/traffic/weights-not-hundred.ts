import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type VirtualService } from '../../facts/kinds';
import { weightedRoutesOf } from '../../facts/weighted-routes';

/** Sums that are hundreds of parts: per cent, per mille and finer. */
const isRound = (sum: number): boolean => sum >= 100 && /^10+$/.test(String(sum));

export const weightsNotHundred: ManifestRule<VirtualService> = {
  code: 'MESH9214',
  name: 'weights-not-hundred',
  severity: 'info',
  summary: 'Weights of a route that do not sum to 100.',
  what: 'the weights sum to {sum}',
  why: 'weights are shares of their sum, not per cent: {weight} is {percent} % here',
  fix: 'choose weights that sum to 100',
  upstream: [],
  kinds: [kinds.virtualService],
  reads: [],
  fields: ['weight'],
  bad: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders, namespace: shop }
spec:
  hosts: [orders]
  http:
    - route:
        - { destination: { host: orders }, weight: 90 }
        - { destination: { host: orders-v2 }, weight: 20 }
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
      const weights = route.map(({ weight = 0 }) => weight);
      const sum = weights.reduce((total, weight) => total + weight, 0);
      // istiod refuses weights that are all zero; 1:1 is written for halves
      if (sum === 0 || isRound(sum) || new Set(weights).size === 1) continue;
      const weight = weights.find((one) => one > 0)!;
      const percent = String(Math.round((weight / sum) * 1000) / 10);
      report({ at, values: { sum: String(sum), weight: String(weight), percent } });
    }
  },
};
