import type { ManifestRule } from '../../../../manifests/rule';
import { covers, type HttpMatch, matchesOf } from '../../facts/http-match';
import { kinds, type VirtualService } from '../../facts/kinds';

export const unreachableRoute: ManifestRule<VirtualService> = {
  code: 'MESH9218',
  name: 'unreachable-route',
  severity: 'warning',
  summary: 'A route of which earlier routes take every request.',
  what: '{route} comes after routes that take all its requests',
  why: 'the first route that meets a request takes it, so this one never gets any',
  fix: 'put the narrower route first, or delete this one',
  upstream: ['IST0130', 'IST0133'],
  kinds: [kinds.virtualService],
  reads: [],
  fields: ['http[1]', 'tcp[1]', 'tls[1]'],
  bad: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders, namespace: shop }
spec:
  hosts: [orders]
  http:
    - route: [{ destination: { host: orders } }]
    - match: [{ headers: { x-test-user: { exact: "true" } } }]
      route: [{ destination: { host: orders-v2 } }]
`,
  good: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders, namespace: shop }
spec:
  hosts: [orders]
  http:
    - match: [{ headers: { x-test-user: { exact: "true" } } }]
      route: [{ destination: { host: orders-v2 } }]
    - route: [{ destination: { host: orders } }]
`,
  check({ object: { spec } }, _set, report) {
    const earlier: HttpMatch[] = [];
    spec?.http?.forEach((route, index) => {
      const matches = matchesOf(route);
      if (matches.every((match) => earlier.some((taken) => covers(taken, match)))) {
        report({ at: ['spec', 'http', index], values: { route: route.name ?? `route ${index + 1}` } });
      }
      earlier.push(...matches);
    });
    for (const protocol of ['tcp', 'tls'] as const) {
      const routes = spec?.[protocol];
      if (routes === undefined) continue;
      const seen = new Set<string>();
      for (const [index, { match = [] }] of routes.entries()) {
        const keys = match.length === 0 ? ['{}'] : match.map((one) => JSON.stringify(one));
        if (seen.has('{}') || keys.every((key) => seen.has(key))) {
          report({ at: ['spec', protocol, index], values: { route: `${protocol} route ${index + 1}` } });
        }
        for (const key of keys) seen.add(key);
      }
    }
  },
};
