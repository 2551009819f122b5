import { groupKindOf, type KubernetesObject } from '../../../../manifests/manifest';
import type { Path } from '../../../../manifests/path';
import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type ServiceEntry, type WorkloadEntry, type WorkloadGroup } from '../../facts/kinds';
import { labelProblems } from '../../facts/scalars/labels';

type Labelled = ServiceEntry | WorkloadEntry | WorkloadGroup;
type Found = readonly [Path, Readonly<Record<string, string>> | undefined];

const isA = <T extends KubernetesObject>(kind: string, object: KubernetesObject): object is T =>
  groupKindOf(object) === kind;

/** Where each kind has labels that istiod reads; those of a WorkloadGroup's template it does not. */
function labelsOf(object: Labelled): readonly Found[] {
  if (isA<WorkloadEntry>(kinds.workloadEntry, object)) return [[['spec', 'labels'], object.spec?.labels]];
  if (isA<WorkloadGroup>(kinds.workloadGroup, object)) {
    return [[['spec', 'metadata', 'labels'], object.spec?.metadata?.labels]];
  }
  const { endpoints = [] } = (object as ServiceEntry).spec ?? {};
  return endpoints.map(({ labels }, index) => [['spec', 'endpoints', index, 'labels'], labels]);
}

export const workloadLabels: ManifestRule<Labelled> = {
  code: 'MESH8416',
  name: 'workload-labels',
  severity: 'error',
  summary: 'A label of a workload outside of Kubernetes whose key or value has no form of a label.',
  what: '{problem}',
  why: 'istiod refuses it',
  fix: 'write letters, digits, -, _ and . within, such as app: legacy; a key may have a DNS name and / before it',
  upstream: ['webhook'],
  kinds: [kinds.serviceEntry, kinds.workloadEntry, kinds.workloadGroup],
  reads: [],
  bad: `
apiVersion: networking.istio.io/v1
kind: WorkloadEntry
metadata: { name: legacy-1, namespace: shop }
spec: { address: 192.0.2.7, labels: { app: legacy app } }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: WorkloadEntry
metadata: { name: legacy-1, namespace: shop }
spec: { address: 192.0.2.7, labels: { app: legacy-app } }
`,
  check({ object }, _set, report) {
    for (const [at, labels] of labelsOf(object)) {
      for (const { key, problem } of labelProblems(labels)) report({ at: [...at, key], values: { problem } });
    }
  },
};
