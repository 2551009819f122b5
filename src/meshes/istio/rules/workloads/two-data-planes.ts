import { workloadKinds } from '../../../../manifests/cluster/workloads';
import type { ManifestRule } from '../../../../manifests/rule';
import { isInjected } from '../../facts/injection';
import { podsMadeBy } from '../../facts/pods-of';

const label = 'istio.io/dataplane-mode';
/** Written by the node agent once it has redirected a pod; by hand it is a claim. */
const redirection = 'ambient.istio.io/redirection';

export const twoDataPlanes: ManifestRule = {
  code: 'MESH9506',
  name: 'two-data-planes',
  severity: 'warning',
  summary: 'Pods that ask for ambient and get a sidecar.',
  what: '{asked}, and the injector gives the pods a sidecar',
  why: 'a pod with a sidecar is left out of ambient: its policies and waypoints do not hold as they would there',
  fix: 'remove the label of ambient, or set sidecar.istio.io/inject: "false"',
  upstream: ['KIA1311', 'KIA1314', 'KIA1315'],
  kinds: workloadKinds,
  reads: ['/Namespace'],
  bad: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: payments, namespace: shop }
spec:
  selector: { matchLabels: { app: payments } }
  template:
    metadata: { labels: { app: payments, istio.io/dataplane-mode: ambient, sidecar.istio.io/inject: "true" } }
    spec: { containers: [{ name: payments, image: registry.example/payments:1 }] }
`,
  good: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: payments, namespace: shop }
spec:
  selector: { matchLabels: { app: payments } }
  template:
    metadata: { labels: { app: payments, istio.io/dataplane-mode: ambient } }
    spec: { containers: [{ name: payments, image: registry.example/payments:1 }] }
`,
  check(manifest, set, report) {
    const pods = podsMadeBy(set, manifest);
    if (pods === undefined || isInjected(pods, set) !== true) return;
    const metadata = [...pods.template, 'metadata'];
    if (pods.labels[label] === 'ambient') {
      report({ at: [...metadata, 'labels', label], values: { asked: 'a label asks for ambient' } });
    } else if (pods.annotations[redirection] === 'enabled') {
      const asked = 'an annotation claims ambient';
      report({ at: [...metadata, 'annotations', redirection], values: { asked } });
    }
  },
};
