import type { Workload } from '../../../../manifests/cluster/kinds';
import { workloadKinds } from '../../../../manifests/cluster/workloads';
import type { ManifestRule } from '../../../../manifests/rule';
import { mayBeInMesh } from '../../facts/injection';
import { kinds } from '../../facts/kinds';
import { podsMadeBy } from '../../facts/pods-of';
import { policiesFor } from '../../facts/policies';
import { servicesOf } from '../../facts/services';

export const uncoveredWorkload: ManifestRule<Workload> = {
  code: 'MESH9307',
  name: 'uncovered-workload',
  severity: 'info',
  summary: 'A workload behind a Service that no AuthorizationPolicy covers, where others have one.',
  what: 'no AuthorizationPolicy of this set covers these pods',
  why: 'every caller in the mesh may call them, and without STRICT mTLS every caller in the cluster',
  fix: 'add an AuthorizationPolicy that names their callers, or a default deny for the namespace',
  upstream: ['KIA1301'],
  kinds: workloadKinds,
  reads: ['/Service', '/Namespace', kinds.authorizationPolicy],
  bad: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: orders, namespace: shop }
spec:
  selector: { matchLabels: { app: orders } }
  template:
    metadata: { labels: { app: orders } }
    spec: { containers: [{ name: orders, image: orders:1 }] }
---
apiVersion: v1
kind: Service
metadata: { name: orders, namespace: shop }
spec: { selector: { app: orders }, ports: [{ name: http, port: 80 }] }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: payments, namespace: shop }
spec: { selector: { matchLabels: { app: payments } } }
`,
  good: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: orders, namespace: shop }
spec:
  selector: { matchLabels: { app: orders } }
  template:
    metadata: { labels: { app: orders } }
    spec: { containers: [{ name: orders, image: orders:1 }] }
---
apiVersion: v1
kind: Service
metadata: { name: orders, namespace: shop }
spec: { selector: { app: orders }, ports: [{ name: http, port: 80 }] }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: orders, namespace: shop }
spec: { selector: { matchLabels: { app: orders } } }
`,
  check(manifest, set, report) {
    // a program without any policy has not come so far
    if (set.of(kinds.authorizationPolicy).length === 0) return;
    const pods = podsMadeBy(set, manifest);
    if (pods === undefined || !mayBeInMesh(pods, set) || servicesOf(set, pods).length === 0) return;
    if (policiesFor(set, pods).length === 0) report({ at: pods.template });
  },
};
