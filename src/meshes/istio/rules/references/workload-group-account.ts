import { absence } from '../../../../manifests/absence';
import { namespaceOf } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type WorkloadGroup } from '../../facts/kinds';

export const workloadGroupAccount: ManifestRule<WorkloadGroup> = {
  code: 'MESH9022',
  name: 'workload-group-account',
  severity: 'warning',
  summary: 'A WorkloadGroup whose ServiceAccount does not exist.',
  what: "the workloads run as ServiceAccount '{name}', which {missing}",
  why: 'no token can be made for it: the workloads get no certificate and do not join the mesh',
  fix: "correct the name, or add the ServiceAccount in the group's namespace",
  upstream: ['KIA1701'],
  kinds: [kinds.workloadGroup],
  reads: ['/ServiceAccount'],
  bad: `
apiVersion: networking.istio.io/v1
kind: WorkloadGroup
metadata: { name: ledger, namespace: shop }
spec: { template: { serviceAccount: ledger } }
`,
  good: `
apiVersion: v1
kind: ServiceAccount
metadata: { name: ledger, namespace: shop }
---
apiVersion: networking.istio.io/v1
kind: WorkloadGroup
metadata: { name: ledger, namespace: shop }
spec: { template: { serviceAccount: ledger } }
`,
  check({ object }, set, report) {
    const name = object.spec?.template?.serviceAccount ?? '';
    const namespace = namespaceOf(object);
    // Every namespace has the account `default`.
    if (name === '' || name === 'default' || set.find('/ServiceAccount', namespace, name) !== undefined) return;
    const { missing, ...weight } = absence(set.settings, namespace);
    report({ at: ['spec', 'template', 'serviceAccount'], values: { name, missing }, ...weight });
  },
};
