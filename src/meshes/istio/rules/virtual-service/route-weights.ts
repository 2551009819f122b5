import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type VirtualService } from '../../facts/kinds';
import { rulesOf } from '../../facts/routes';

/** Envoy counts in 32 bits; istiod does not look. */
const most = 2 ** 32 - 1;

export const routeWeights: ManifestRule<VirtualService> = {
  code: 'MESH8113',
  name: 'route-weights',
  severity: 'error',
  summary: 'Weights that do not share out the traffic.',
  what: '{problem}',
  why: 'istiod refuses the VirtualService, or proxies refuse all their routes with it',
  fix: 'give every destination a weight from 0, at least one above it',
  upstream: ['webhook'],
  kinds: [kinds.virtualService],
  reads: [],
  fields: ['weight', 'route[1]'],
  bad: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec:
  hosts: [payments.shop.svc.cluster.local]
  http:
    - route: [{ destination: { host: payments.shop.svc.cluster.local }, weight: 0 }, { destination: { host: payments-v2.shop.svc.cluster.local }, weight: 0 }]
`,
  good: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec:
  hosts: [payments.shop.svc.cluster.local]
  http:
    - route: [{ destination: { host: payments.shop.svc.cluster.local }, weight: 100 }, { destination: { host: payments-v2.shop.svc.cluster.local }, weight: 0 }]
`,
  check({ object: { spec } }, _set, report) {
    for (const { value, at } of rulesOf(spec)) {
      const { route = [] } = value;
      let sum = 0;
      route.forEach(({ weight = 0 }, index) => {
        sum += weight;
        if (weight < 0)
          report({ at: [...at, 'route', index, 'weight'], values: { problem: `the weight is ${weight}` } });
      });
      if (route.length < 2) continue;
      if (sum === 0)
        report({ at: [...at, 'route'], values: { problem: 'the weights of the destinations add up to 0' } });
      if (sum > most) report({ at: [...at, 'route'], values: { problem: `the weights add up to more than ${most}` } });
    }
  },
};
