import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type ServiceRouter } from '../../facts/kinds';
import { retryConditions } from '../../facts/retries';

export const retryCondition: ManifestRule<ServiceRouter> = {
  code: 'MESH6335',
  name: 'retry-condition',
  severity: 'error',
  summary: 'A retry condition that Consul does not know.',
  what: "retryOn has '{word}'",
  why: 'consul-k8s lets it through and the server refuses it, so only Synced tells; statuses have a field of their own',
  fix: 'write one of its twelve conditions, one an entry; statuses in retryOnStatusCodes',
  upstream: ['webhook', 'consul-server'],
  kinds: [kinds.serviceRouter],
  reads: [],
  fields: ['retryOn'],
  bad: `
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceDefaults
metadata: { name: payments, namespace: shop }
spec: { protocol: http }
---
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceRouter
metadata: { name: payments, namespace: shop }
spec: { routes: [{ match: { http: { methods: [GET] } }, destination: { numRetries: 2, retryOn: [reset-before-request] } }] }
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
spec: { routes: [{ match: { http: { methods: [GET] } }, destination: { numRetries: 2, retryOn: [connect-failure, refused-stream] } }] }
`,
  *check({ object: { spec } }) {
    for (const [index, { destination }] of (spec?.routes ?? []).entries()) {
      for (const [place, word] of (destination?.retryOn ?? []).entries()) {
        if (!retryConditions.has(word))
          yield { at: ['spec', 'routes', index, 'destination', 'retryOn', place], values: { word } };
      }
    }
  },
};
