import { groupBy } from '../../../../common/group-by';
import { namespaceOf } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import type { ManifestSet } from '../../../../manifests/set';
import { earlier } from '../../facts/earlier';
import { kinds, type WorkloadGroup } from '../../facts/kinds';

/** Namespace and labels as one text; undefined for a group without labels. */
function identityOf({ metadata, spec, ...rest }: WorkloadGroup): string | undefined {
  const labels = Object.entries(spec?.metadata?.labels ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  return labels.length === 0 ? undefined : namespaceOf({ ...rest, metadata }) + JSON.stringify(labels);
}

const byLabels = (set: ManifestSet) =>
  groupBy(set.of<WorkloadGroup>(kinds.workloadGroup), ({ object }) => identityOf(object));

export const workloadGroups: ManifestRule<WorkloadGroup> = {
  code: 'MESH9119',
  name: 'workload-groups',
  severity: 'warning',
  summary: 'Two WorkloadGroups of a namespace that give the same labels.',
  what: "WorkloadGroup '{other}' gives the same labels",
  why: 'selectors of Services and policies cannot tell the workloads of the two apart',
  fix: 'give each group a label value of its own',
  upstream: ['KIA1702'],
  kinds: [kinds.workloadGroup],
  reads: [],
  bad: `
apiVersion: networking.istio.io/v1
kind: WorkloadGroup
metadata: { name: ledger, namespace: shop }
spec: { metadata: { labels: { app: ledger } }, template: { ports: { http: 8080 } } }
---
apiVersion: networking.istio.io/v1
kind: WorkloadGroup
metadata: { name: books, namespace: shop }
spec: { metadata: { labels: { app: ledger } }, template: { ports: { http: 8081 } } }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: WorkloadGroup
metadata: { name: ledger, namespace: shop }
spec: { metadata: { labels: { app: ledger } }, template: { ports: { http: 8080 } } }
---
apiVersion: networking.istio.io/v1
kind: WorkloadGroup
metadata: { name: books, namespace: shop }
spec: { metadata: { labels: { app: books } }, template: { ports: { http: 8081 } } }
`,
  check(manifest, set, report) {
    const identity = identityOf(manifest.object);
    if (identity === undefined) return;
    const other = earlier(set.derive(byLabels).get(identity), manifest, () => true);
    if (other === undefined) return;
    const values = { other: other.object.metadata.name ?? '' };
    report({ at: ['spec', 'metadata', 'labels'], values, related: [other] });
  },
};
