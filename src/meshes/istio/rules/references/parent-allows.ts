import { selects } from '../../../../manifests/cluster/selector';
import { type Manifest, namespaceOf } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import type { ManifestSet } from '../../../../manifests/set';
import { type ApiRoute, apiKinds, group, type Listener } from '../../facts/gateway-api';
import { listenersFor, parentsOf } from '../../facts/parents';

/** Why a listener does not take a route, in words; undefined where it does, or where the labels of the namespace are not known. */
function refusal(set: ManifestSet, { object }: Manifest<ApiRoute>, listener: Listener, home: string) {
  const { kinds, namespaces: { from = 'Same', selector = {} } = {} } = listener.allowedRoutes ?? {};
  const isAllowed = kinds?.some((one) => one.kind === object.kind && (one.group ?? group) === group) ?? true;
  if (!isAllowed) return `takes no ${object.kind}`;
  const own = namespaceOf(object);
  if (from === 'Same' && own !== home) return `takes routes of namespace ${home} only`;
  const namespace = from === 'Selector' ? set.find('/Namespace', 'default', own) : undefined;
  if (namespace === undefined || selects(selector, labelsOf(namespace, own))) return undefined;
  return `takes no namespace with the labels of ${own}`;
}

/** The API server labels every Namespace with its name. */
const labelsOf = ({ object: { metadata } }: Manifest, name: string) => ({
  ...metadata.labels,
  'kubernetes.io/metadata.name': name,
});

export const parentAllows: ManifestRule<ApiRoute> = {
  code: 'MESH9020',
  name: 'parent-allows',
  severity: 'error',
  summary: 'A route of the Gateway API that no listener of its Gateway takes.',
  what: "listener '{listener}' of Gateway '{gateway}' {refusal}",
  why: 'the route is refused: requests get 404',
  fix: 'set allowedRoutes of the listener (the own namespace only, when left out)',
  upstream: ['KIA1401'],
  kinds: [apiKinds.httpRoute, apiKinds.grpcRoute],
  reads: [apiKinds.gateway, '/Namespace'],
  bad: `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: public, namespace: ingress }
spec: { gatewayClassName: istio, listeners: [{ name: http, port: 80, protocol: HTTP }] }
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: shop, namespace: shop }
spec:
  parentRefs: [{ name: public, namespace: ingress }]
  rules: [{ filters: [{ type: RequestRedirect, requestRedirect: { hostname: www.example.com } }] }]
`,
  good: `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: public, namespace: ingress }
spec:
  gatewayClassName: istio
  listeners: [{ name: http, port: 80, protocol: HTTP, allowedRoutes: { namespaces: { from: All } } }]
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: shop, namespace: shop }
spec:
  parentRefs: [{ name: public, namespace: ingress }]
  rules: [{ filters: [{ type: RequestRedirect, requestRedirect: { hostname: www.example.com } }] }]
`,
  check(manifest, set, report) {
    for (const parent of parentsOf(set, manifest)) {
      const { namespace, gateway, at } = parent;
      if (gateway === undefined) continue;
      const answers = listenersFor(parent).map((listener) => ({
        listener: listener.name,
        refusal: refusal(set, manifest, listener, namespace),
      }));
      const [first] = answers;
      if (first?.refusal === undefined || answers.some((answer) => answer.refusal === undefined)) continue;
      const values = { gateway: parent.ref.name, listener: first.listener, refusal: first.refusal };
      report({ at, values, related: [gateway] });
    }
  },
};
