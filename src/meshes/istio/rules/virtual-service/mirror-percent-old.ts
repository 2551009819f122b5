import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type VirtualService } from '../../facts/kinds';

export const mirrorPercentOld: ManifestRule<VirtualService> = {
  code: 'MESH8134',
  name: 'mirror-percent-old',
  severity: 'warning',
  summary: 'The old form of the share of copies.',
  what: '{field} is deprecated',
  why: 'istiod warns, and takes whole percents only',
  fix: 'write mirrorPercentage: { value: {value} }',
  upstream: ['webhook', 'IST0133'],
  kinds: [kinds.virtualService],
  reads: [],
  fields: ['mirrorPercent', 'mirror_percent'],
  bad: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec:
  hosts: [payments.shop.svc.cluster.local]
  http: [{ route: [{ destination: { host: payments.shop.svc.cluster.local } }], mirror: { host: audit.shop.svc.cluster.local }, mirrorPercent: 10 }]
`,
  good: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec:
  hosts: [payments.shop.svc.cluster.local]
  http: [{ route: [{ destination: { host: payments.shop.svc.cluster.local } }], mirror: { host: audit.shop.svc.cluster.local }, mirrorPercentage: { value: 10 } }]
`,
  check({ object: { spec } }, _set, report) {
    for (const [index, rule] of (spec?.http ?? []).entries()) {
      for (const field of ['mirrorPercent', 'mirror_percent'] as const) {
        const value = rule[field] ?? undefined;
        if (value !== undefined)
          report({ at: ['spec', 'http', index, field], values: { field, value: String(value) } });
      }
    }
  },
};
