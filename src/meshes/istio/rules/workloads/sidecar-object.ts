import { podsWith, workloadKinds } from '../../../../manifests/cluster/workloads';
import { namespaceOf } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import { dataPlaneOf, dataPlaneOfNamespace } from '../../facts/injection';
import { kinds, type Sidecar } from '../../facts/kinds';

export const sidecarObject: ManifestRule<Sidecar> = {
  code: 'MESH9517',
  name: 'sidecar-object',
  severity: 'warning',
  summary: 'A Sidecar for workloads of ambient.',
  what: '{subject} in ambient',
  why: 'there is no sidecar to configure: nothing of this is in force, its outboundTrafficPolicy neither',
  fix: 'remove it; in ambient, bind an egress waypoint or a NetworkPolicy instead',
  upstream: ['IST0167'],
  kinds: [kinds.sidecar],
  reads: ['/Namespace', ...workloadKinds],
  bad: `
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio.io/dataplane-mode: ambient } }
---
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: default, namespace: shop }
spec: { egress: [{ hosts: [./*] }] }
`,
  good: `
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio-injection: enabled } }
---
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: default, namespace: shop }
spec: { egress: [{ hosts: [./*] }] }
`,
  check({ object }, set, report) {
    const namespace = namespaceOf(object);
    const labels = object.spec?.workloadSelector?.labels ?? {};
    const isForAll = Object.keys(labels).length === 0;
    if (isForAll && dataPlaneOfNamespace(set, namespace) !== 'ambient') return;
    const pods = podsWith(set, namespace, labels);
    if ((pods.length === 0 && !isForAll) || pods.some((each) => dataPlaneOf(each, set) !== 'ambient')) return;
    const subject = isForAll ? `namespace ${namespace} is` : 'the workloads that it selects are';
    report({ at: isForAll ? ['spec'] : ['spec', 'workloadSelector'], values: { subject } });
  },
};
