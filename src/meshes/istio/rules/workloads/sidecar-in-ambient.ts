import { workloadKinds } from '../../../../manifests/cluster/workloads';
import type { ManifestRule } from '../../../../manifests/rule';
import { dataPlaneOf, dataPlaneOfNamespace, namespaceNamed } from '../../facts/injection';
import { podsMadeBy } from '../../facts/pods-of';

export const sidecarInAmbient: ManifestRule = {
  code: 'MESH9507',
  name: 'sidecar-in-ambient',
  severity: 'info',
  summary: 'Pods with a sidecar in a namespace of ambient.',
  what: 'the pods have a sidecar in the ambient namespace {namespace}',
  why: 'ztunnel leaves them out, and the sidecar reads no policy that is bound by targetRefs',
  fix: 'remove what asks for the sidecar, or take it for a step of a migration',
  upstream: ['KIA1315', 'KIA1316'],
  kinds: workloadKinds,
  reads: ['/Namespace'],
  bad: `
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio.io/dataplane-mode: ambient } }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: payments, namespace: shop }
spec:
  selector: { matchLabels: { app: payments } }
  template:
    metadata: { labels: { app: payments, sidecar.istio.io/inject: "true" } }
    spec: { containers: [{ name: payments, image: registry.example/payments:1 }] }
`,
  good: `
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio.io/dataplane-mode: ambient } }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: payments, namespace: shop }
spec:
  selector: { matchLabels: { app: payments } }
  template:
    metadata: { labels: { app: payments } }
    spec: { containers: [{ name: payments, image: registry.example/payments:1 }] }
`,
  check(manifest, set, report) {
    const pods = podsMadeBy(set, manifest);
    if (pods === undefined || dataPlaneOfNamespace(set, pods.namespace) !== 'ambient') return;
    // Gateways and waypoints are proxies themselves.
    const isProxy = pods.spec.containers?.every(({ name }) => name === 'istio-proxy') === true;
    if (isProxy || dataPlaneOf(pods, set) !== 'sidecar') return;
    const related = [namespaceNamed(set, pods.namespace)!];
    report({ at: [...pods.template, 'metadata'], values: { namespace: pods.namespace }, related });
  },
};
