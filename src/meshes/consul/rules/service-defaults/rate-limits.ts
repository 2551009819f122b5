import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type ServiceDefaults } from '../../facts/kinds';
import { saidAmong } from '../../facts/predicates';

export const rateLimits: ManifestRule<ServiceDefaults> = {
  code: 'MESH6317',
  name: 'rate-limits',
  severity: 'error',
  summary: 'A rate limit without a rate, or of a route without one path.',
  what: '{problem}',
  why: 'consul-k8s refuses it; and rate limits are for Enterprise alone',
  fix: 'give each limit requestsPerSecond above 0, and each route exactly one path',
  upstream: ['webhook', 'consul-k8s'],
  kinds: [kinds.serviceDefaults],
  reads: [],
  fields: ['rateLimits'],
  bad: `
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceDefaults
metadata: { name: payments, namespace: shop }
spec: { rateLimits: { instanceLevel: { requestsMaxBurst: 10 } } }
---
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceDefaults
metadata: { name: refunds, namespace: shop }
spec: { rateLimits: { instanceLevel: { routes: [{ pathExact: /a, pathPrefix: /b, requestsPerSecond: 5 }] } } }
`,
  good: `
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceDefaults
metadata: { name: payments, namespace: shop }
spec: { rateLimits: { instanceLevel: { requestsPerSecond: 5, requestsMaxBurst: 10, routes: [{ pathPrefix: /b, requestsPerSecond: 5 }] } } }
`,
  *check({ object: { spec } }) {
    const level = spec?.rateLimits?.instanceLevel;
    if (level === undefined) return;
    const { requestsPerSecond = 0, requestsMaxBurst = 0, routes = [] } = level;
    const at = ['spec', 'rateLimits', 'instanceLevel'];
    if (requestsPerSecond < 0) yield { at, values: { problem: `requestsPerSecond is ${requestsPerSecond}` } };
    else if (requestsPerSecond === 0 && requestsMaxBurst !== 0)
      yield { at, values: { problem: 'there is a burst without requestsPerSecond' } };
    else if (requestsPerSecond === 0 && routes.length === 0)
      yield { at, values: { problem: 'nothing has requestsPerSecond' } };
    for (const [index, route] of routes.entries()) {
      const where = [...at, 'routes', index];
      const paths = saidAmong(route, ['pathExact', 'pathPrefix', 'pathRegex']);
      if (paths.length !== 1) yield { at: where, values: { problem: `a route has ${paths.length} paths, not one` } };
      if ((route.requestsPerSecond ?? 0) <= 0)
        yield { at: where, values: { problem: 'a route has no requestsPerSecond' } };
    }
  },
};
