import { workloadKinds } from '../../../../manifests/cluster/workloads';
import { namespaceOf } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import { type HttpRoute, kinds, routeKinds, type Server } from '../../facts/kinds';
import { attachedTo } from '../../facts/parents';
import { meetsGet } from '../../facts/path-match';
import { probedPaths } from '../../facts/probes';
import { podsOfServer, portOn } from '../../facts/servers';

export const probeRoute: ManifestRule<Server> = {
  code: 'MESH6262',
  name: 'probe-route',
  severity: 'error',
  summary: 'A Server with routes, none of which the probes of its pods meet.',
  what: 'the probe GET {path} of {pods} meets no route of the Server',
  why: 'a Server with routes no longer lets probes in by itself: they get 404, and the pods are not ready',
  fix: 'add an HTTPRoute for it, allowed by a NetworkAuthentication',
  upstream: [],
  kinds: [kinds.server],
  reads: [...routeKinds, ...workloadKinds],
  bad: `
apiVersion: policy.linkerd.io/v1beta3
kind: Server
metadata: { name: payments, namespace: shop }
spec: { podSelector: { matchLabels: { app: payments } }, port: 8080, proxyProtocol: HTTP/1 }
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: items, namespace: shop }
spec:
  parentRefs: [{ group: policy.linkerd.io, kind: Server, name: payments }]
  rules: [{ matches: [{ path: { value: /items } }] }]
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: payments, namespace: shop }
spec:
  selector: { matchLabels: { app: payments } }
  template:
    metadata: { labels: { app: payments } }
    spec:
      containers:
        - { name: main, image: "registry.example/payments:1", readinessProbe: { httpGet: { path: /ready, port: 8080 } } }
`,
  good: `
apiVersion: policy.linkerd.io/v1beta3
kind: Server
metadata: { name: payments, namespace: shop }
spec: { podSelector: { matchLabels: { app: payments } }, port: 8080, proxyProtocol: HTTP/1 }
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: items, namespace: shop }
spec:
  parentRefs: [{ group: policy.linkerd.io, kind: Server, name: payments }]
  rules: [{ matches: [{ path: { value: /items } }, { path: { type: Exact, value: /ready }, method: GET }] }]
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: payments, namespace: shop }
spec:
  selector: { matchLabels: { app: payments } }
  template:
    metadata: { labels: { app: payments } }
    spec:
      containers:
        - { name: main, image: "registry.example/payments:1", readinessProbe: { httpGet: { path: /ready, port: 8080 } } }
`,
  *check(manifest, set) {
    const { metadata, spec } = manifest.object;
    const server = { kind: 'Server', namespace: namespaceOf(manifest.object), name: metadata.name ?? '' } as const;
    const routes = attachedTo(set, server).map(({ route }) => route);
    if (routes.length === 0) return;
    for (const pods of podsOfServer(set, manifest)) {
      const port = portOn(pods, spec!.port);
      for (const path of port === undefined ? [] : probedPaths(pods, port)) {
        if (routes.some(({ object }) => object.kind === 'HTTPRoute' && meetsGet(object as HttpRoute, path))) continue;
        const values = { path, pods: pods.manifest.object.metadata.name ?? '' };
        yield { at: ['spec', 'port'], related: [pods.manifest, ...routes], values };
      }
    }
  },
};
