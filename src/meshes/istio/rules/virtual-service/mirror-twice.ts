import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type VirtualService } from '../../facts/kinds';

export const mirrorTwice: ManifestRule<VirtualService> = {
  code: 'MESH8111',
  name: 'mirror-twice',
  severity: 'error',
  summary: 'Both forms of a mirror.',
  what: 'the rule has mirror and mirrors',
  why: 'istiod refuses the VirtualService',
  fix: 'keep mirrors, which has a percentage for each',
  upstream: ['webhook'],
  kinds: [kinds.virtualService],
  reads: [],
  fields: ['mirrors'],
  bad: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec:
  hosts: [payments.shop.svc.cluster.local]
  http: [{ route: [{ destination: { host: payments.shop.svc.cluster.local } }], mirror: { host: audit.shop.svc.cluster.local }, mirrors: [{ destination: { host: audit.shop.svc.cluster.local } }] }]
`,
  good: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec:
  hosts: [payments.shop.svc.cluster.local]
  http: [{ route: [{ destination: { host: payments.shop.svc.cluster.local } }], mirrors: [{ destination: { host: audit.shop.svc.cluster.local } }] }]
`,
  check({ object: { spec } }, _set, report) {
    for (const [index, rule] of (spec?.http ?? []).entries()) {
      const { mirror, mirrors = [], delegate } = rule;
      if (mirror === undefined || mirrors.length === 0 || delegate !== undefined) continue;
      report({ at: ['spec', 'http', index, 'mirrors'] });
    }
  },
};
