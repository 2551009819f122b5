import type { ManifestRule } from '../../../../manifests/rule';
import { type HttpRoute, matchesOf } from '../../facts/http-match';
import { methodsThrough, writes } from '../../facts/http-methods';
import { kinds, type VirtualService } from '../../facts/kinds';

/** Mirrors that get any request. A mirror without a percentage gets all. */
function* mirrorsOf({ mirror, mirrorPercentage, mirrors = [] }: HttpRoute) {
  if (mirror !== undefined && mirrorPercentage?.value !== 0) yield { host: mirror.host, at: ['mirror'] };
  for (const [index, { destination, percentage }] of mirrors.entries()) {
    if (percentage?.value !== 0) yield { host: destination.host, at: ['mirrors', index] };
  }
}

export const mirroredWrites: ManifestRule<VirtualService> = {
  code: 'MESH9221',
  name: 'mirrored-writes',
  severity: 'warning',
  summary: 'A mirror that gets copies of writes.',
  what: '{method} is mirrored to {host}',
  why: 'the copy is a request like any other: if the mirror shares a database or a payment provider, it writes twice',
  fix: 'mirror a route that matches GET and HEAD only, or give the mirror its own storage and suppress this',
  upstream: [],
  kinds: [kinds.virtualService],
  reads: [],
  fields: ['mirror', 'mirrors'],
  bad: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders, namespace: shop }
spec: { hosts: [orders], http: [{ route: [{ destination: { host: orders } }], mirror: { host: orders-v2 } }] }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders, namespace: shop }
spec:
  hosts: [orders]
  http:
    - match: [{ method: { regex: "GET|HEAD" } }]
      route: [{ destination: { host: orders } }]
      mirror: { host: orders-v2 }
    - route: [{ destination: { host: orders } }]
`,
  check({ object: { spec } }, _set, report) {
    for (const [index, route] of (spec?.http ?? []).entries()) {
      if (route.mirror === undefined && route.mirrors === undefined) continue;
      const found = matchesOf(route).flatMap((match) => methodsThrough(match, writes));
      if (found.length === 0) continue;
      for (const { host, at } of mirrorsOf(route)) {
        const method = found[0] === 'UNKNOWN' ? 'every other method' : found[0]!;
        report({ at: ['spec', 'http', index, ...at], values: { method, host } });
      }
    }
  },
};
