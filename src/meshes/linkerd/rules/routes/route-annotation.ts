import { groupKindOf } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import { readFrom, unreadable } from '../../facts/annotations';
import { kinds, requestRouteKinds } from '../../facts/kinds';
import { isOutbound, type RequestRoute } from '../../facts/parents';

export const routeAnnotation: ManifestRule<RequestRoute> = {
  code: 'MESH6228',
  name: 'route-annotation',
  severity: 'error',
  summary: 'Retries or a timeout of a route that cannot be read.',
  what: "{key} is '{value}', which {problem}",
  why: 'the policy-validator refuses the route',
  fix: 'conditions have commas only, as in 5xx,429; durations one number and unit: 1500ms',
  upstream: ['webhook'],
  kinds: [...requestRouteKinds],
  reads: [],
  fields: ['annotations'],
  bad: `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: conditions, namespace: shop, annotations: { retry.linkerd.io/http: "429, 5xx" } }
spec:
  parentRefs: [{ group: '', kind: Service, name: payments, port: 80 }]
  rules: [{ matches: [{ method: GET }], backendRefs: [{ name: payments, port: 80 }] }]
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: timed, namespace: shop, annotations: { timeout.linkerd.io/request: 1m30s } }
spec:
  parentRefs: [{ group: '', kind: Service, name: payments, port: 80 }]
  rules: [{ matches: [{ method: GET }], backendRefs: [{ name: payments, port: 80 }] }]
---
apiVersion: gateway.networking.k8s.io/v1
kind: GRPCRoute
metadata: { name: calls, namespace: shop, annotations: { retry.linkerd.io/grpc: aborted } }
spec:
  parentRefs: [{ group: '', kind: Service, name: payments, port: 81 }]
  rules: [{ backendRefs: [{ name: payments, port: 81 }] }]
`,
  good: `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: payments
  namespace: shop
  annotations: { retry.linkerd.io/http: "429,5xx", retry.linkerd.io/limit: "2", timeout.linkerd.io/request: 90s }
spec:
  parentRefs: [{ group: '', kind: Service, name: payments, port: 80 }]
  rules: [{ matches: [{ method: GET }], backendRefs: [{ name: payments, port: 80 }] }]
`,
  *check({ object }) {
    const { annotations } = object.metadata;
    if (annotations === undefined || !isOutbound(object)) return;
    const known = groupKindOf(object) === kinds.grpcRoute ? readFrom.grpc : readFrom.http;
    for (const { key, ...values } of unreadable(annotations, known))
      yield { at: ['metadata', 'annotations', key], values: { key, ...values } };
  },
};
