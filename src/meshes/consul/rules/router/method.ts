import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type ServiceRouter } from '../../facts/kinds';
import { methodProblem } from '../../facts/methods';

export const method: ManifestRule<ServiceRouter> = {
  code: 'MESH6334',
  name: 'method',
  severity: 'error',
  summary: 'A method that there is not, or twice.',
  what: '{problem}',
  why: 'the server refuses the router',
  fix: 'write each method of HTTP once',
  upstream: ['webhook', 'consul-server'],
  kinds: [kinds.serviceRouter],
  reads: [],
  fields: ['methods'],
  bad: `
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceDefaults
metadata: { name: payments, namespace: shop }
spec: { protocol: http }
---
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceRouter
metadata: { name: payments, namespace: shop }
spec: { routes: [{ match: { http: { methods: [GETS] } } }] }
`,
  good: `
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceDefaults
metadata: { name: payments, namespace: shop }
spec: { protocol: http }
---
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceRouter
metadata: { name: payments, namespace: shop }
spec: { routes: [{ match: { http: { methods: [GET, HEAD] } } }] }
`,
  *check({ object: { spec } }) {
    for (const [index, { match }] of (spec?.routes ?? []).entries()) {
      const at = ['spec', 'routes', index, 'match', 'http'];
      const found = methodProblem(match?.http?.methods ?? []);
      if (found !== undefined) yield { at: [...at, 'methods', found.index], values: { problem: found.problem } };
    }
  },
};
