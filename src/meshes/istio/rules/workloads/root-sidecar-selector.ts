import { namespaceOf } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type Sidecar } from '../../facts/kinds';

export const rootSidecarSelector: ManifestRule<Sidecar> = {
  code: 'MESH9519',
  name: 'root-sidecar-selector',
  severity: 'warning',
  summary: 'A Sidecar of the root namespace that selects workloads.',
  what: 'a workloadSelector in the root namespace',
  why: 'it selects workloads of the root namespace alone, and is not the default of the mesh that a Sidecar here is for',
  fix: 'remove the selector, or move it to the namespace of the workloads',
  upstream: ['KIA1006'],
  kinds: [kinds.sidecar],
  reads: [],
  bad: `
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: default, namespace: istio-system }
spec: { workloadSelector: { labels: { app: payments } }, egress: [{ hosts: [./*] }] }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: default, namespace: istio-system }
spec: { egress: [{ hosts: [./*, istio-system/*] }] }
`,
  check({ object }, set, report) {
    const { labels = {} } = object.spec?.workloadSelector ?? {};
    if (namespaceOf(object) !== set.settings.rootNamespace || Object.keys(labels).length === 0) return;
    report({ at: ['spec', 'workloadSelector'] });
  },
};
