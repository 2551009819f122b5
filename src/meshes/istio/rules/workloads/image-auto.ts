import { workloadKinds } from '../../../../manifests/cluster/workloads';
import type { ManifestRule } from '../../../../manifests/rule';
import { isInjected } from '../../facts/injection';
import { podsMadeBy } from '../../facts/pods-of';

export const imageAuto: ManifestRule = {
  code: 'MESH9505',
  name: 'image-auto',
  severity: 'error',
  summary: 'A proxy whose image the injector should fill in, in pods that it does not take.',
  what: 'istio-proxy has image: auto, and {reason}',
  why: "nobody puts the proxy's image in: the pod stays in ImagePullBackOff",
  fix: 'label the pod template sidecar.istio.io/inject: "true", or the Namespace istio-injection: enabled',
  upstream: ['IST0146'],
  kinds: workloadKinds,
  reads: ['/Namespace'],
  bad: `
apiVersion: v1
kind: Namespace
metadata: { name: ingress, labels: { istio-injection: disabled } }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: gateway, namespace: ingress }
spec:
  selector: { matchLabels: { istio: ingress } }
  template:
    metadata: { labels: { istio: ingress } }
    spec: { containers: [{ name: istio-proxy, image: auto }] }
`,
  good: `
apiVersion: v1
kind: Namespace
metadata: { name: ingress, labels: { istio-injection: enabled } }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: gateway, namespace: ingress }
spec:
  selector: { matchLabels: { istio: ingress } }
  template:
    metadata: { labels: { istio: ingress } }
    spec: { containers: [{ name: istio-proxy, image: auto }] }
`,
  check(manifest, set, report) {
    const pods = podsMadeBy(set, manifest);
    const at = pods?.spec.containers?.findIndex(({ name, image }) => name === 'istio-proxy' && image === 'auto') ?? -1;
    if (pods === undefined || at === -1) return;
    const injected = isInjected(pods, set);
    if (injected === true) return;
    const place = [...pods.template, 'spec', 'containers', at, 'image'];
    if (injected === false) report({ at: place, values: { reason: 'the injector does not take these pods' } });
    else report({ at: place, values: { reason: 'nothing in this set injects these pods' }, severity: 'info' });
  },
};
