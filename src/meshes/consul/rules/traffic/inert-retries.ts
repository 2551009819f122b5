import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type ServiceRouter } from '../../facts/kinds';
import { conditionsOf } from '../../facts/retries';

export const inertRetries: ManifestRule<ServiceRouter> = {
  code: 'MESH6385',
  name: 'inert-retries',
  severity: 'warning',
  summary: 'Retries without a condition.',
  what: 'numRetries is {count}, and nothing says on what',
  why: 'a route without a condition tries nothing again',
  fix: 'name conditions in retryOn, retryOnStatusCodes or retryOnConnectFailure, or leave numRetries out',
  upstream: [],
  kinds: [kinds.serviceRouter],
  reads: [],
  fields: ['numRetries'],
  bad: `
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceDefaults
metadata: { name: payments, namespace: shop }
spec: { protocol: http }
---
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceRouter
metadata: { name: payments, namespace: shop }
spec: { routes: [{ match: { http: { methods: [GET] } }, destination: { numRetries: 2 } }] }
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
spec: { routes: [{ match: { http: { methods: [GET] } }, destination: { numRetries: 2, retryOnConnectFailure: true } }] }
`,
  *check({ object: { spec } }) {
    for (const [index, { destination }] of (spec?.routes ?? []).entries()) {
      const count = destination?.numRetries ?? 0;
      if (destination === undefined || count === 0 || conditionsOf(destination).length > 0) continue;
      yield { at: ['spec', 'routes', index, 'destination', 'numRetries'], values: { count: String(count) } };
    }
  },
};
