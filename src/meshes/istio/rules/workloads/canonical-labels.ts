import { workloadKinds } from '../../../../manifests/cluster/workloads';
import type { ManifestRule } from '../../../../manifests/rule';
import { dataPlaneOf } from '../../facts/injection';
import { podsMadeBy } from '../../facts/pods-of';

/** The labels that name a service and its version in telemetry, the first that is there. */
const names = ['service.istio.io/canonical-name', 'app.kubernetes.io/name', 'app'] as const;
const revisions = ['service.istio.io/canonical-revision', 'app.kubernetes.io/version', 'version'] as const;

export const canonicalLabels: ManifestRule = {
  code: 'MESH9521',
  name: 'canonical-labels',
  severity: 'info',
  summary: 'Pods of the mesh without the labels that name their service and version in telemetry.',
  what: 'the pods have no label for their {missing}',
  why: "metrics, traces and Kiali then show the workload's name for a service, and latest for a version",
  fix: 'label the pods app and version, or app.kubernetes.io/name and app.kubernetes.io/version',
  upstream: [],
  kinds: workloadKinds,
  reads: ['/Namespace'],
  bad: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: payments, namespace: shop }
spec:
  selector: { matchLabels: { role: payments } }
  template:
    metadata: { labels: { role: payments, sidecar.istio.io/inject: "true" } }
    spec: { containers: [{ name: payments, image: registry.example/payments:1 }] }
`,
  good: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: payments, namespace: shop }
spec:
  selector: { matchLabels: { app: payments } }
  template:
    metadata: { labels: { app: payments, version: "1", sidecar.istio.io/inject: "true" } }
    spec: { containers: [{ name: payments, image: registry.example/payments:1 }] }
`,
  check(manifest, set, report) {
    const pods = podsMadeBy(set, manifest);
    if (pods === undefined) return;
    const isProxy = pods.spec.containers?.every(({ name }) => name === 'istio-proxy') === true;
    const plane = dataPlaneOf(pods, set);
    if (isProxy || (plane !== 'sidecar' && plane !== 'ambient')) return;
    const isWithout = (labels: readonly string[]): boolean => labels.every((label) => !(label in pods.labels));
    const missing = [...(isWithout(names) ? ['service'] : []), ...(isWithout(revisions) ? ['version'] : [])];
    if (missing.length === 0) return;
    report({ at: [...pods.template, 'metadata', 'labels'], values: { missing: missing.join(' and ') } });
  },
};
