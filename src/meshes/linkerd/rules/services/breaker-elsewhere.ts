import type { KubernetesObject } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import { breakerAnnotation } from '../../facts/breaker';
import { kinds, requestRouteKinds } from '../../facts/kinds';

export const breakerElsewhere: ManifestRule<KubernetesObject> = {
  code: 'MESH6243',
  name: 'breaker-elsewhere',
  severity: 'warning',
  summary: 'A breaker where none is read: on a route or a workload.',
  what: 'the {kind} asks for a breaker by {key}',
  why: 'Linkerd reads it from Services and EgressNetworks alone, so there is none',
  fix: 'write it on the Service that the requests go to',
  upstream: [],
  kinds: [...requestRouteKinds, kinds.server, 'apps/Deployment', 'apps/StatefulSet'],
  reads: [],
  fields: ['annotations'],
  bad: `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: payments, namespace: shop, annotations: { balancer.linkerd.io/failure-accrual: consecutive } }
spec:
  parentRefs: [{ group: '', kind: Service, name: payments, port: 80 }]
  rules: [{ backendRefs: [{ name: payments, port: 80 }] }]
`,
  good: `
apiVersion: v1
kind: Service
metadata: { name: payments, namespace: shop, annotations: { balancer.linkerd.io/failure-accrual: consecutive } }
spec: { selector: { app: payments }, ports: [{ name: http, port: 80, appProtocol: http }] }
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: payments, namespace: shop }
spec:
  parentRefs: [{ group: '', kind: Service, name: payments, port: 80 }]
  rules: [{ backendRefs: [{ name: payments, port: 80 }] }]
`,
  *check({ object: { kind, metadata } }) {
    if (metadata.annotations?.[breakerAnnotation] === undefined) return;
    const at = ['metadata', 'annotations', breakerAnnotation];
    yield { at, values: { kind, key: breakerAnnotation } };
  },
};
