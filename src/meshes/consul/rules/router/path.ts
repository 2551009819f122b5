import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type ServiceRouter } from '../../facts/kinds';
import { pathProblem } from '../../facts/predicates';

export const path: ManifestRule<ServiceRouter> = {
  code: 'MESH6331',
  name: 'path',
  severity: 'error',
  summary: 'Several paths in a match, or one without its slash.',
  what: '{problem}',
  why: 'the server refuses the router',
  fix: 'write one of pathExact, pathPrefix and pathRegex, beginning with a slash',
  upstream: ['webhook', 'consul-server'],
  kinds: [kinds.serviceRouter],
  reads: [],
  fields: ['pathExact', 'pathPrefix', 'pathRegex'],
  bad: `
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceDefaults
metadata: { name: payments, namespace: shop }
spec: { protocol: http }
---
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceRouter
metadata: { name: payments, namespace: shop }
spec: { routes: [{ match: { http: { pathPrefix: items } } }] }
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
spec: { routes: [{ match: { http: { pathPrefix: /items } } }] }
`,
  *check({ object: { spec } }) {
    for (const [index, { match }] of (spec?.routes ?? []).entries()) {
      const at = ['spec', 'routes', index, 'match', 'http'];
      const problem = pathProblem(match?.http ?? {});
      if (problem !== undefined) yield { at, values: { problem } };
    }
  },
};
