import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type VirtualService } from '../../facts/kinds';

export const noRules: ManifestRule<VirtualService> = {
  code: 'MESH8102',
  name: 'no-rules',
  severity: 'error',
  summary: 'A VirtualService without a rule.',
  what: 'it has neither http, tls nor tcp',
  why: 'istiod refuses it: there is nothing to do with a request',
  fix: 'add a rule, such as http: [{ route: [{ destination: { host: payments } }] }]',
  upstream: ['webhook'],
  kinds: [kinds.virtualService],
  reads: [],
  bad: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec:
  hosts: [payments.shop.svc.cluster.local]
`,
  good: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec:
  hosts: [payments.shop.svc.cluster.local]
  http: [{ route: [{ destination: { host: payments.shop.svc.cluster.local } }] }]
`,
  check({ object: { spec } }, _set, report) {
    const { http = [], tls = [], tcp = [] } = spec ?? {};
    if (http.length + tls.length + tcp.length === 0) report({ at: ['spec'] });
  },
};
