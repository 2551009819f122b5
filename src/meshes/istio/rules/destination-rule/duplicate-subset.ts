import type { ManifestRule } from '../../../../manifests/rule';
import { type DestinationRule, kinds } from '../../facts/kinds';

export const duplicateSubset: ManifestRule<DestinationRule> = {
  code: 'MESH8205',
  name: 'duplicate-subset',
  severity: 'error',
  summary: 'Two subsets of one name.',
  what: "the subset '{name}' is there twice",
  why: 'istiod refuses it: routes could not tell which pods are meant',
  fix: 'rename one of the subsets, or join them',
  upstream: ['webhook'],
  kinds: [kinds.destinationRule],
  reads: [],
  fields: ['subsets[1]'],
  bad: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: payments, namespace: shop }
spec:
  host: payments.shop.svc.cluster.local
  subsets: [{ name: v1, labels: { version: v1 } }, { name: v1, labels: { version: v2 } }]
`,
  good: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: payments, namespace: shop }
spec:
  host: payments.shop.svc.cluster.local
  subsets: [{ name: v1, labels: { version: v1 } }, { name: v2, labels: { version: v2 } }]
`,
  check({ object: { spec } }, _set, report) {
    const { subsets = [] } = spec ?? {};
    if (subsets.length < 2) return;
    const names = new Set<string>();
    for (const [index, { name }] of subsets.entries()) {
      if (names.has(name)) report({ at: ['spec', 'subsets', index, 'name'], values: { name } });
      names.add(name);
    }
  },
};
