import { absence } from '../../../../manifests/absence';
import type { ManifestRule } from '../../../../manifests/rule';
import { type ApiRoute, apiKinds } from '../../facts/gateway-api';
import { listenersFor, parentsOf } from '../../facts/parents';

export const parentGateway: ManifestRule<ApiRoute> = {
  code: 'MESH9019',
  name: 'parent-gateway',
  severity: 'error',
  summary: 'A route of the Gateway API whose Gateway, or listener of it, does not exist.',
  what: "the parent {parent} of namespace '{namespace}' {missing}",
  why: 'the route is attached to nothing: requests get 404',
  fix: 'correct name, namespace (the own one, when left out), sectionName and port',
  upstream: ['KIA1401'],
  kinds: [apiKinds.httpRoute, apiKinds.grpcRoute],
  reads: [apiKinds.gateway],
  bad: `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: public, namespace: shop }
spec: { gatewayClassName: istio, listeners: [{ name: http, port: 80, protocol: HTTP }] }
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: shop, namespace: shop }
spec:
  parentRefs: [{ name: public, sectionName: https }]
  rules: [{ filters: [{ type: RequestRedirect, requestRedirect: { statusCode: 301, hostname: www.example.com } }] }]
`,
  good: `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: public, namespace: shop }
spec: { gatewayClassName: istio, listeners: [{ name: http, port: 80, protocol: HTTP }] }
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: shop, namespace: shop }
spec:
  parentRefs: [{ name: public, sectionName: http }]
  rules: [{ filters: [{ type: RequestRedirect, requestRedirect: { statusCode: 301, hostname: www.example.com } }] }]
`,
  check(manifest, set, report) {
    for (const parent of parentsOf(set, manifest)) {
      const { ref, namespace, gateway, at } = parent;
      if (gateway === undefined) {
        const { missing, ...weight } = absence(set.settings, namespace);
        report({ at, values: { parent: `Gateway '${ref.name}'`, namespace, missing }, ...weight });
      } else if (gateway.object.spec !== undefined && listenersFor(parent).length === 0) {
        const missing = `has no listener ${ref.sectionName ?? ''}${ref.port === undefined ? '' : ` on port ${ref.port}`}`;
        report({ at, values: { parent: `Gateway '${ref.name}'`, namespace, missing }, related: [gateway] });
      }
    }
  },
};
