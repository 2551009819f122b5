import type { ManifestRule } from '../../../../manifests/rule';
import { type DestinationRule, kinds } from '../../facts/kinds';
import { isDnsLabel } from '../../facts/scalars/dns-label';

export const subsetName: ManifestRule<DestinationRule> = {
  code: 'MESH8206',
  name: 'subset-name',
  severity: 'error',
  summary: 'The name of a subset is no DNS label.',
  what: "a subset has the name '{name}'",
  why: 'istiod refuses it: the name becomes a part of the name of a cluster in Envoy',
  fix: 'use letters, digits and - only, the ends a letter or digit, at most 63 characters',
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
  subsets: [{ name: v1.2, labels: { version: v1.2 } }]
`,
  good: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: payments, namespace: shop }
spec:
  host: payments.shop.svc.cluster.local
  subsets: [{ name: v1-2, labels: { version: v1.2 } }]
`,
  check({ object: { spec } }, _set, report) {
    for (const [index, { name }] of (spec?.subsets ?? []).entries()) {
      if (!isDnsLabel(name)) report({ at: ['spec', 'subsets', index, 'name'], values: { name } });
    }
  },
};
