import { workloadKinds } from '../../../../manifests/cluster/workloads';
import type { ManifestRule } from '../../../../manifests/rule';
import type { ManifestSet } from '../../../../manifests/set';
import { selectorClashes } from '../../facts/earlier';
import { kinds, type Sidecar } from '../../facts/kinds';

const clashes = (set: ManifestSet) =>
  selectorClashes(set, set.of<Sidecar>(kinds.sidecar), ({ spec }) => spec?.workloadSelector?.labels);

export const sidecarSelectors: ManifestRule<Sidecar> = {
  code: 'MESH9103',
  name: 'sidecar-selectors',
  severity: 'error',
  summary: 'Two Sidecars of a namespace that select the same pods.',
  what: "the workloadSelector meets pods that Sidecar '{other}' selects too",
  why: 'a proxy takes one Sidecar, the older: what this one imports or opens may be missing',
  fix: 'let the selectors differ in the value of one label, or write one Sidecar',
  upstream: ['IST0110'],
  kinds: [kinds.sidecar],
  reads: workloadKinds,
  bad: `
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: payments, namespace: shop }
spec: { workloadSelector: { labels: { app: payments } }, egress: [{ hosts: [./*] }] }
---
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: payments-next, namespace: shop }
spec: { workloadSelector: { labels: { app: payments } }, egress: [{ hosts: [bank/*] }] }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: payments, namespace: shop }
spec: { workloadSelector: { labels: { app: payments } }, egress: [{ hosts: [./*, bank/*] }] }
`,
  check(manifest, set, report) {
    const other = set.derive(clashes).get(manifest);
    if (other === undefined) return;
    report({ at: ['spec', 'workloadSelector'], values: { other: other.object.metadata.name ?? '' }, related: [other] });
  },
};
