import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type ServiceRouter } from '../../facts/kinds';
import { writeAmong } from '../../facts/methods';
import { unprovenOf } from '../../facts/retries';

/** What a client sends so that the same request twice is one. */
const idempotencyHeader = /^(?:x-)?idempotency-key$/i;

export const retriedWrites: ManifestRule<ServiceRouter> = {
  code: 'MESH6384',
  name: 'retried-writes',
  severity: 'warning',
  summary: 'Retries on failed answers of a route that writes meet.',
  what: '{conditions} is tried again, and the route is for {writes}',
  why: 'a write whose answer failed may have been done: tried again it is done twice',
  fix: 'match methods that only read, or retry on connect-failure and refused-stream',
  upstream: [],
  kinds: [kinds.serviceRouter],
  reads: [],
  fields: ['retryOn', 'retryOnStatusCodes'],
  bad: `
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceDefaults
metadata: { name: payments, namespace: shop }
spec: { protocol: http }
---
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceRouter
metadata: { name: payments, namespace: shop }
spec: { routes: [{ match: { http: { methods: [POST] } }, destination: { numRetries: 2, retryOn: [5xx] } }] }
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
spec: { routes: [{ match: { http: { methods: [GET] } }, destination: { numRetries: 2, retryOn: [5xx] } }] }
`,
  *check({ object: { spec } }) {
    for (const [index, { match, destination }] of (spec?.routes ?? []).entries()) {
      const conditions = unprovenOf(destination ?? {});
      const { methods, header = [] } = match?.http ?? {};
      const writes = writeAmong(methods);
      if (conditions.length === 0 || writes === undefined) continue;
      if (header.some(({ name, invert }) => idempotencyHeader.test(name) && invert !== true)) continue;
      yield { at: ['spec', 'routes', index, 'destination'], values: { conditions: conditions.join(', '), writes } };
    }
  },
};
