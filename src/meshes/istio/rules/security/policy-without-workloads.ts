import { absence } from '../../../../manifests/absence';
import { hasLabels } from '../../../../manifests/cluster/selector';
import { podsIn, podsWith, workloadKinds } from '../../../../manifests/cluster/workloads';
import { namespaceOf } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import { mayBeInMesh } from '../../facts/injection';
import {
  type AuthorizationPolicy,
  kinds,
  type PeerAuthentication,
  type RequestAuthentication,
} from '../../facts/kinds';

export const policyWithoutWorkloads: ManifestRule<AuthorizationPolicy | PeerAuthentication | RequestAuthentication> = {
  code: 'MESH9310',
  name: 'policy-without-workloads',
  severity: 'warning',
  summary: 'A policy whose selector meets no workload of the mesh.',
  what: 'the policy is for pods with {labels}; a workload of the mesh with them {missing}',
  why: 'it protects nothing: the pods that were meant take every request as before',
  fix: 'repeat labels of the pod template, in the namespace of the pods',
  upstream: ['IST0127', 'KIA0004'],
  kinds: [kinds.authorizationPolicy, kinds.peerAuthentication, kinds.requestAuthentication],
  reads: ['/Namespace', ...workloadKinds],
  bad: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: payments, namespace: shop }
spec:
  selector: { matchLabels: { app: payments } }
  template:
    metadata: { labels: { app: payments } }
    spec: { containers: [{ name: payments, image: payments:1 }] }
---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: payments, namespace: shop }
spec: { selector: { matchLabels: { app: payment } }, mtls: { mode: STRICT } }
`,
  good: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: payments, namespace: shop }
spec:
  selector: { matchLabels: { app: payments } }
  template:
    metadata: { labels: { app: payments } }
    spec: { containers: [{ name: payments, image: payments:1 }] }
---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: payments, namespace: shop }
spec: { selector: { matchLabels: { app: payments } }, mtls: { mode: STRICT } }
`,
  check({ object }, set, report) {
    const labels = object.spec?.selector?.matchLabels ?? {};
    const words = Object.entries(labels).map(([key, value]) => `${key}=${value}`);
    if (words.length === 0) return;
    const namespace = namespaceOf(object);
    const isForMesh = namespace === set.settings.rootNamespace;
    // ignored in the root namespace, which is another rule's
    if (isForMesh && object.kind === 'PeerAuthentication') return;
    const pods = isForMesh
      ? podsIn(set).filter((one) => hasLabels(one.labels, labels))
      : podsWith(set, namespace, labels);
    if (pods.some((one) => mayBeInMesh(one, set))) return;
    const outside = pods.map(({ manifest }) => manifest);
    const { missing, ...weight } =
      outside.length > 0 ? { missing: 'has no proxy' } : absence(set.settings, isForMesh ? undefined : namespace);
    report({ at: ['spec', 'selector'], values: { labels: words.join(', '), missing }, related: outside, ...weight });
  },
};
