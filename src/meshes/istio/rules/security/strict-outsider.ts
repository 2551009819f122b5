import type { Workload } from '../../../../manifests/cluster/kinds';
import { workloadKinds } from '../../../../manifests/cluster/workloads';
import { type Manifest, namespaceOf } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import { dataPlaneOf, dataPlaneOfNamespace } from '../../facts/injection';
import { kinds } from '../../facts/kinds';
import { mtlsOfNamespace } from '../../facts/mtls';
import { podsMadeBy } from '../../facts/pods-of';
import { relatedTo } from '../../facts/strict';

export const strictOutsider: ManifestRule<Workload> = {
  code: 'MESH9304',
  name: 'strict-outsider',
  severity: 'warning',
  summary: 'Pods without a proxy in a namespace with STRICT mTLS.',
  what: 'these pods have no proxy, and the mTLS mode of their namespace is STRICT',
  why: 'they call in plaintext, and every workload of the namespace cuts their connections',
  fix: 'keep PERMISSIVE until they are in the mesh, or for the ports that they call',
  upstream: [],
  kinds: workloadKinds,
  reads: ['/Namespace', kinds.peerAuthentication],
  bad: `
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: default, namespace: shop }
spec: { mtls: { mode: STRICT } }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: legacy, namespace: shop }
spec:
  selector: { matchLabels: { app: legacy } }
  template:
    metadata: { labels: { app: legacy, sidecar.istio.io/inject: "false" } }
    spec: { containers: [{ name: legacy, image: legacy:1 }] }
`,
  good: `
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: default, namespace: shop }
spec: { mtls: { mode: PERMISSIVE } }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: legacy, namespace: shop }
spec:
  selector: { matchLabels: { app: legacy } }
  template:
    metadata: { labels: { app: legacy, sidecar.istio.io/inject: "false" } }
    spec: { containers: [{ name: legacy, image: legacy:1 }] }
`,
  check(manifest: Manifest<Workload>, set, report) {
    const namespace = namespaceOf(manifest.object);
    const pods = podsMadeBy(set, manifest);
    if (pods === undefined || dataPlaneOf(pods, set) !== 'none') return;
    // where the whole namespace stays out, nothing enforces the mode either
    if (dataPlaneOfNamespace(set, namespace) === 'none') return;
    const mtls = mtlsOfNamespace(set, namespace);
    if (mtls.mode === 'STRICT') report({ at: pods.template, related: relatedTo(mtls) });
  },
};
