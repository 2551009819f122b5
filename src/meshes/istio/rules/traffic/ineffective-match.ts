import type { ManifestRule } from '../../../../manifests/rule';
import { covers, type HttpMatch, matchesOf } from '../../facts/http-match';
import { kinds, type VirtualService } from '../../facts/kinds';

export const ineffectiveMatch: ManifestRule<VirtualService> = {
  code: 'MESH9219',
  name: 'ineffective-match',
  severity: 'info',
  summary: 'A match, one of several of its route, of which an earlier one takes every request.',
  what: 'match {match} of {route} meets nothing that an earlier one has not taken',
  why: 'the first match that meets a request takes it',
  fix: 'delete it, or put its route first',
  upstream: ['IST0131', 'IST0133'],
  kinds: [kinds.virtualService],
  reads: [],
  fields: ['match[1]'],
  bad: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders, namespace: shop }
spec:
  hosts: [orders]
  http:
    - match: [{ uri: { prefix: /orders } }]
      route: [{ destination: { host: orders } }]
    - match: [{ uri: { prefix: /orders/v2 } }, { uri: { prefix: /v2 } }]
      route: [{ destination: { host: orders-v2 } }]
    - route: [{ destination: { host: orders } }]
`,
  good: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders, namespace: shop }
spec:
  hosts: [orders]
  http:
    - match: [{ uri: { prefix: /orders/v2 } }, { uri: { prefix: /v2 } }]
      route: [{ destination: { host: orders-v2 } }]
    - match: [{ uri: { prefix: /orders } }]
      route: [{ destination: { host: orders } }]
    - route: [{ destination: { host: orders } }]
`,
  check({ object: { spec } }, _set, report) {
    const earlier: HttpMatch[] = [];
    for (const [index, route] of (spec?.http ?? []).entries()) {
      const matches = matchesOf(route);
      // a route of which all are taken is unreachable, which is another rule's, and so is that of a single one
      if (matches.length > 1 && !matches.every((match) => earlier.some((taken) => covers(taken, match)))) {
        for (const [place, match] of matches.entries()) {
          if (![...earlier, ...matches.slice(0, place)].some((taken) => covers(taken, match))) continue;
          const values = { match: String(place + 1), route: route.name ?? `route ${index + 1}` };
          report({ at: ['spec', 'http', index, 'match', place], values });
        }
      }
      earlier.push(...matches);
    }
  },
};
