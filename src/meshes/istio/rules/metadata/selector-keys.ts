import type { ManifestRule } from '../../../../manifests/rule';
import { type EnvoyFilter, kinds, type ServiceEntry, type Sidecar } from '../../facts/kinds';
import { selectorProblems } from '../../facts/scalars/selector';

export const selectorKeys: ManifestRule<EnvoyFilter | ServiceEntry | Sidecar> = {
  code: 'MESH8004',
  name: 'selector-keys',
  severity: 'error',
  summary: 'A selector by a key that cannot be.',
  what: 'the workloadSelector {problem}',
  why: 'istiod refuses the object: labels are compared as they are, without wildcards',
  fix: 'name a label by its whole key',
  upstream: ['webhook'],
  kinds: [kinds.envoyFilter, kinds.serviceEntry, kinds.sidecar],
  reads: [],
  bad: `
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: payments, namespace: shop }
spec: { workloadSelector: { labels: { "app*": payments } }, egress: [{ hosts: [./*] }] }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: payments, namespace: shop }
spec: { workloadSelector: { labels: { app: payments } }, egress: [{ hosts: [./*] }] }
`,
  check({ object: { spec } }, _set, report) {
    for (const { key, problem } of selectorProblems(spec?.workloadSelector?.labels)) {
      report({ at: ['spec', 'workloadSelector', 'labels', key], values: { problem } });
    }
  },
};
