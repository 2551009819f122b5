import { groupKindOf } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import { connectionRouteKinds, httpRouteKinds, kinds, requestRouteKinds, routeKinds } from '../../facts/kinds';
import { attachedTo, type Parent, parentsOf, type Route } from '../../facts/parents';

const isOneOf = (all: readonly string[], { object }: { readonly object: Route }): boolean =>
  all.includes(groupKindOf(object));

/** Which kinds win over a kind on the same port. */
const louder = (route: Route): readonly string[] =>
  (httpRouteKinds as readonly string[]).includes(groupKindOf(route)) ? [kinds.grpcRoute] : requestRouteKinds;

const sharePort = (a: Parent, b: Parent): boolean => a.port === undefined || b.port === undefined || a.port === b.port;

export const silencedRoute: ManifestRule<Route> = {
  code: 'MESH6256',
  name: 'silenced-route',
  severity: 'error',
  summary: 'A route beside one of another protocol on the same port, which silences it.',
  what: 'the {kind} shares a port of {parent} with {other}',
  why: 'Linkerd tells proxies the routes of one protocol: gRPC before HTTP, HTTP before TLS and TCP',
  fix: 'give each protocol a port of its own',
  upstream: [],
  kinds: [...httpRouteKinds, ...connectionRouteKinds],
  reads: [...routeKinds],
  fields: ['parentRefs'],
  bad: `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: payments, namespace: shop }
spec:
  parentRefs: [{ group: '', kind: Service, name: payments, port: 80 }]
  rules: [{ backendRefs: [{ name: payments, port: 80 }] }]
---
apiVersion: gateway.networking.k8s.io/v1
kind: GRPCRoute
metadata: { name: calls, namespace: shop }
spec:
  parentRefs: [{ group: '', kind: Service, name: payments, port: 80 }]
  rules: [{ backendRefs: [{ name: payments, port: 80 }] }]
`,
  good: `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: payments, namespace: shop }
spec:
  parentRefs: [{ group: '', kind: Service, name: payments, port: 80 }]
  rules: [{ backendRefs: [{ name: payments, port: 80 }] }]
---
apiVersion: gateway.networking.k8s.io/v1
kind: GRPCRoute
metadata: { name: calls, namespace: shop }
spec:
  parentRefs: [{ group: '', kind: Service, name: payments, port: 81 }]
  rules: [{ backendRefs: [{ name: payments, port: 81 }] }]
`,
  *check({ object }, set) {
    const winners = louder(object);
    for (const parent of parentsOf(object)) {
      if (parent.kind === 'Server') continue;
      const other = attachedTo(set, parent).find((one) => isOneOf(winners, one.route) && sharePort(one.parent, parent));
      if (other === undefined) continue;
      const { kind, metadata } = other.route.object;
      const values = { kind: object.kind, parent: parent.name, other: `the ${kind} ${metadata.name ?? ''}` };
      yield { at: parent.at, related: [other.route], values };
    }
  },
};
