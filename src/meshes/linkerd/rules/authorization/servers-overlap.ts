import { workloadKinds } from '../../../../manifests/cluster/workloads';
import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type Server } from '../../facts/kinds';
import { rivalsOf } from '../../facts/servers';

export const serversOverlap: ManifestRule<Server> = {
  code: 'MESH6261',
  name: 'servers-overlap',
  severity: 'error',
  summary: 'Two Servers for one port of the same pods.',
  what: 'the Server {other} is for the same port of the same pods',
  why: 'only the older one holds, with its policies: who the other lets in stays out, or who it keeps out gets in',
  fix: 'leave one Server a port, or let their selectors part the pods',
  upstream: [],
  kinds: [kinds.server],
  reads: [...workloadKinds],
  bad: `
apiVersion: policy.linkerd.io/v1beta3
kind: Server
metadata: { name: payments, namespace: shop }
spec: { podSelector: { matchLabels: { app: payments } }, port: 8080 }
---
apiVersion: policy.linkerd.io/v1beta3
kind: Server
metadata: { name: everything, namespace: shop }
spec: { podSelector: {}, port: http, accessPolicy: all-unauthenticated }
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
        - { name: main, image: "registry.example/payments:1.0.0", ports: [{ name: http, containerPort: 8080 }] }
`,
  good: `
apiVersion: policy.linkerd.io/v1beta3
kind: Server
metadata: { name: payments, namespace: shop }
spec: { podSelector: { matchLabels: { app: payments } }, port: 8080 }
---
apiVersion: policy.linkerd.io/v1beta3
kind: Server
metadata: { name: metrics, namespace: shop }
spec: { podSelector: {}, port: 9090, accessPolicy: all-unauthenticated }
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
        - { name: main, image: "registry.example/payments:1.0.0", ports: [{ name: http, containerPort: 8080 }] }
`,
  *check(manifest, set) {
    const rivals = rivalsOf(set, manifest);
    const all = set.of<Server>(kinds.server);
    // told once, at the one that was read later
    const [other] = rivals.filter((one) => all.indexOf(one) < all.indexOf(manifest));
    if (other !== undefined)
      yield { at: ['spec', 'port'], related: [other], values: { other: other.object.metadata.name ?? '' } };
  },
};
