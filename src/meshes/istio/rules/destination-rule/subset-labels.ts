import type { ManifestRule } from '../../../../manifests/rule';
import { type DestinationRule, kinds } from '../../facts/kinds';
import { labelProblems } from '../../facts/scalars/labels';

export const subsetLabels: ManifestRule<DestinationRule> = {
  code: 'MESH8207',
  name: 'subset-labels',
  severity: 'error',
  summary: 'A subset asks for labels that no pod can have.',
  what: "in the subset '{subset}' {problem}",
  why: 'istiod refuses labels that Kubernetes would not give a pod',
  fix: 'repeat the labels of the pods; a wildcard is not one',
  upstream: ['webhook'],
  kinds: [kinds.destinationRule],
  reads: [],
  fields: ['subsets'],
  bad: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: payments, namespace: shop }
spec:
  host: payments.shop.svc.cluster.local
  subsets: [{ name: v1, labels: { version: "v1.*" } }]
`,
  good: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: payments, namespace: shop }
spec:
  host: payments.shop.svc.cluster.local
  subsets: [{ name: v1, labels: { version: v1.2 } }]
`,
  check({ object: { spec } }, _set, report) {
    for (const [index, { name, labels }] of (spec?.subsets ?? []).entries()) {
      for (const { key, problem } of labelProblems(labels)) {
        report({ at: ['spec', 'subsets', index, 'labels', key], values: { subset: name, problem } });
      }
    }
  },
};
