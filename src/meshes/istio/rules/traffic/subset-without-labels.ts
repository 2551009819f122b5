import type { ManifestRule } from '../../../../manifests/rule';
import { type DestinationRule, kinds } from '../../facts/kinds';

export const subsetWithoutLabels: ManifestRule<DestinationRule> = {
  code: 'MESH9213',
  name: 'subset-without-labels',
  severity: 'warning',
  summary: 'A subset that has no labels and so is all pods of the host.',
  what: 'subset {subset} has no labels',
  why: 'it holds every pod of the host, so a share for it goes to all versions',
  fix: 'give it the labels of its pods, such as version: v2; or route to the host without a subset',
  upstream: ['KIA0209'],
  kinds: [kinds.destinationRule],
  reads: [],
  fields: ['subsets'],
  bad: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: orders, namespace: shop }
spec: { host: orders, subsets: [{ name: v2 }] }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: orders, namespace: shop }
spec: { host: orders, subsets: [{ name: v2, labels: { version: v2 } }] }
`,
  check({ object: { spec } }, _set, report) {
    for (const [index, { name, labels = {} }] of (spec?.subsets ?? []).entries()) {
      if (Object.keys(labels).length === 0) report({ at: ['spec', 'subsets', index], values: { subset: name } });
    }
  },
};
