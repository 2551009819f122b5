import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type VirtualService } from '../../facts/kinds';
import { isPercent } from '../../facts/scalars/percent';

type Rule = NonNullable<NonNullable<VirtualService['spec']>['http']>[number];

function* percentages({ mirrors = [], ...rule }: Rule) {
  yield { value: rule.mirrorPercentage?.value, field: ['mirrorPercentage'] };
  for (const field of ['mirrorPercent', 'mirror_percent'] as const) {
    yield { value: rule[field] ?? undefined, field: [field] };
  }
  for (const [index, { percentage }] of mirrors.entries()) {
    yield { value: percentage?.value, field: ['mirrors', index, 'percentage'] };
  }
}

export const mirrorPercentage: ManifestRule<VirtualService> = {
  code: 'MESH8133',
  name: 'mirror-percentage',
  severity: 'error',
  summary: 'A share of copies that cannot be.',
  what: 'the percentage of copies is {percentage}',
  why: 'istiod refuses the VirtualService',
  fix: 'use 0 to 100; it is a percentage, so half of the requests is 50',
  upstream: ['webhook'],
  kinds: [kinds.virtualService],
  reads: [],
  fields: ['mirrorPercentage', 'mirrorPercent', 'mirror_percent', 'mirrors'],
  bad: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec:
  hosts: [payments.shop.svc.cluster.local]
  http: [{ route: [{ destination: { host: payments.shop.svc.cluster.local } }], mirror: { host: audit.shop.svc.cluster.local }, mirrorPercentage: { value: 150 } }]
`,
  good: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec:
  hosts: [payments.shop.svc.cluster.local]
  http: [{ route: [{ destination: { host: payments.shop.svc.cluster.local } }], mirror: { host: audit.shop.svc.cluster.local }, mirrorPercentage: { value: 15 } }]
`,
  check({ object: { spec } }, _set, report) {
    for (const [index, rule] of (spec?.http ?? []).entries()) {
      for (const { value = 0, field } of percentages(rule)) {
        if (isPercent(value)) continue;
        report({ at: ['spec', 'http', index, ...field], values: { percentage: String(value) } });
      }
    }
  },
};
