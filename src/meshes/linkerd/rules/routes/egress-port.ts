import type { ManifestRule } from '../../../../manifests/rule';
import { routeKinds } from '../../facts/kinds';
import { parentsOf, type Route } from '../../facts/parents';

export const egressPort: ManifestRule<Route> = {
  code: 'MESH6221',
  name: 'egress-port',
  severity: 'error',
  summary: 'A route of an EgressNetwork for no port.',
  what: 'the route is for the EgressNetwork {name} without a port',
  why: 'the policy-validator refuses it: calls out of the cluster are told apart by their port',
  fix: 'set port in the parentRef, such as 443',
  upstream: ['webhook'],
  kinds: [...routeKinds],
  reads: [],
  fields: ['parentRefs'],
  bad: `
apiVersion: policy.linkerd.io/v1alpha1
kind: EgressNetwork
metadata: { name: world, namespace: shop }
spec: { trafficPolicy: Deny }
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: maps, namespace: shop }
spec:
  parentRefs: [{ group: policy.linkerd.io, kind: EgressNetwork, name: world }]
  hostnames: [maps.example.com]
  rules: [{ backendRefs: [{ group: policy.linkerd.io, kind: EgressNetwork, name: world }] }]
`,
  good: `
apiVersion: policy.linkerd.io/v1alpha1
kind: EgressNetwork
metadata: { name: world, namespace: shop }
spec: { trafficPolicy: Deny }
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: maps, namespace: shop }
spec:
  parentRefs: [{ group: policy.linkerd.io, kind: EgressNetwork, name: world, port: 80 }]
  hostnames: [maps.example.com]
  rules: [{ backendRefs: [{ group: policy.linkerd.io, kind: EgressNetwork, name: world }] }]
`,
  *check({ object }) {
    for (const { kind, name, port, at } of parentsOf(object))
      if (kind === 'EgressNetwork' && port === undefined) yield { at, values: { name } };
  },
};
