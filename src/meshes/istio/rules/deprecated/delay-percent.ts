import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type VirtualService } from '../../facts/kinds';

export const delayPercent: ManifestRule<VirtualService> = {
  code: 'MESH9804',
  name: 'delay-percent',
  severity: 'warning',
  summary: 'A delay whose share is written in the old field.',
  what: 'fault.delay.percent is deprecated',
  why: 'it takes whole numbers only, and is ignored where percentage stands beside it',
  fix: 'write percentage: { value: {percent} }',
  upstream: ['IST0002'],
  kinds: [kinds.virtualService],
  reads: [],
  fields: ['percent'],
  bad: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec:
  hosts: [payments.shop.svc.cluster.local]
  http:
    - fault: { delay: { fixedDelay: 2s, percent: 10 } }
      route: [{ destination: { host: payments.shop.svc.cluster.local } }]
`,
  good: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec:
  hosts: [payments.shop.svc.cluster.local]
  http:
    - fault: { delay: { fixedDelay: 2s, percentage: { value: 10 } } }
      route: [{ destination: { host: payments.shop.svc.cluster.local } }]
`,
  check({ object: { spec } }, _set, report) {
    for (const [index, { fault }] of (spec?.http ?? []).entries()) {
      const percent = fault?.delay?.percent ?? 0;
      if (percent <= 0) continue;
      report({ at: ['spec', 'http', index, 'fault', 'delay', 'percent'], values: { percent: String(percent) } });
    }
  },
};
