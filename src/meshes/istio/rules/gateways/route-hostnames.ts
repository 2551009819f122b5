import type { ManifestRule } from '../../../../manifests/rule';
import { type ApiRoute, apiKinds } from '../../facts/gateway-api';
import { overlaps } from '../../facts/hosts';
import { listenersFor, parentsOf } from '../../facts/parents';

export const routeHostnames: ManifestRule<ApiRoute> = {
  code: 'MESH9405',
  name: 'route-hostnames',
  severity: 'error',
  summary: 'A route of the Gateway API of whose hostnames its listeners take none.',
  what: "listeners of Gateway '{gateway}' take {taken}, and none of {hostnames}",
  why: 'the route is refused (NoMatchingListenerHostname): requests get 404',
  fix: "let a hostname of the route be within that of a listener, such as '*.example.com'",
  upstream: [],
  kinds: [apiKinds.httpRoute, apiKinds.grpcRoute],
  reads: [apiKinds.gateway],
  bad: `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: public, namespace: shop }
spec: { gatewayClassName: istio, listeners: [{ name: http, port: 80, protocol: HTTP, hostname: shop.example.com }] }
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: shop, namespace: shop }
spec:
  hostnames: [www.example.com]
  parentRefs: [{ name: public }]
  rules: [{ backendRefs: [{ name: shop, port: 80 }] }]
`,
  good: `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: public, namespace: shop }
spec: { gatewayClassName: istio, listeners: [{ name: http, port: 80, protocol: HTTP, hostname: "*.example.com" }] }
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: shop, namespace: shop }
spec:
  hostnames: [www.example.com]
  parentRefs: [{ name: public }]
  rules: [{ backendRefs: [{ name: shop, port: 80 }] }]
`,
  check(manifest, set, report) {
    const hostnames = manifest.object.spec?.hostnames ?? [];
    if (hostnames.length === 0) return;
    for (const parent of parentsOf(set, manifest)) {
      const taken = listenersFor(parent).map(({ hostname }) => hostname ?? '');
      if (parent.gateway === undefined || taken.length === 0) continue;
      if (taken.some((one) => one === '' || hostnames.some((name) => overlaps(one, name)))) continue;
      const values = { gateway: parent.ref.name, taken: taken.join(', '), hostnames: hostnames.join(', ') };
      report({ at: ['spec', 'hostnames'], values, related: [parent.gateway] });
    }
  },
};
