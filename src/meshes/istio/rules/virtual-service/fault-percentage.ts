import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type VirtualService } from '../../facts/kinds';
import { isFaultPercent } from '../../facts/scalars/percent';

export const faultPercentage: ManifestRule<VirtualService> = {
  code: 'MESH8120',
  name: 'fault-percentage',
  severity: 'error',
  summary: 'A share of requests that Envoy cannot count.',
  what: 'the percentage is {percentage}',
  why: 'istiod refuses the VirtualService',
  fix: 'use 0, or 0.0001 to 100; it is a percentage, so half of the requests is 50',
  upstream: ['webhook'],
  kinds: [kinds.virtualService],
  reads: [],
  fields: ['fault'],
  bad: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec:
  hosts: [payments.shop.svc.cluster.local]
  http: [{ route: [{ destination: { host: payments.shop.svc.cluster.local } }], fault: { abort: { httpStatus: 503, percentage: { value: 150 } } } }]
`,
  good: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec:
  hosts: [payments.shop.svc.cluster.local]
  http: [{ route: [{ destination: { host: payments.shop.svc.cluster.local } }], fault: { abort: { httpStatus: 503, percentage: { value: 15 } } } }]
`,
  check({ object: { spec } }, _set, report) {
    for (const [index, rule] of (spec?.http ?? []).entries()) {
      for (const kind of ['abort', 'delay'] as const) {
        const percentage = rule.fault?.[kind]?.percentage?.value ?? 0;
        if (isFaultPercent(percentage)) continue;
        const at = ['spec', 'http', index, 'fault', kind, 'percentage'];
        report({ at, values: { percentage: String(percentage) } });
      }
    }
  },
};
