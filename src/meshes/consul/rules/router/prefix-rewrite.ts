import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type ServiceRouter } from '../../facts/kinds';
import { saidAmong } from '../../facts/predicates';

export const prefixRewrite: ManifestRule<ServiceRouter> = {
  code: 'MESH6333',
  name: 'prefix-rewrite',
  severity: 'error',
  summary: 'A rewrite of what is no prefix.',
  what: 'prefixRewrite stands without pathPrefix or pathExact',
  why: 'there is no part of the path that it could take the place of; the server refuses the router',
  fix: 'match by pathPrefix or pathExact, or take prefixRewrite out',
  upstream: ['webhook', 'consul-server'],
  kinds: [kinds.serviceRouter],
  reads: [],
  fields: ['prefixRewrite'],
  bad: `
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceDefaults
metadata: { name: payments, namespace: shop }
spec: { protocol: http }
---
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceRouter
metadata: { name: payments, namespace: shop }
spec: { routes: [{ match: { http: { pathRegex: "/v[0-9]+/items" } }, destination: { prefixRewrite: /items } }] }
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
spec: { routes: [{ match: { http: { pathPrefix: /v1/items } }, destination: { prefixRewrite: /items } }] }
`,
  *check({ object: { spec } }) {
    for (const [index, { match, destination }] of (spec?.routes ?? []).entries()) {
      if ((destination?.prefixRewrite ?? '') === '') continue;
      if (saidAmong(match?.http ?? {}, ['pathPrefix', 'pathExact']).length === 0)
        yield { at: ['spec', 'routes', index, 'destination', 'prefixRewrite'] };
    }
  },
};
