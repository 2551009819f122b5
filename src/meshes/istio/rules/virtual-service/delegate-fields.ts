import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type VirtualService } from '../../facts/kinds';
import { isDelegate } from '../../facts/routes';

export const delegateFields: ManifestRule<VirtualService> = {
  code: 'MESH8101',
  name: 'delegate-fields',
  severity: 'error',
  summary: 'A VirtualService without hosts, which is a delegate, with what a delegate has not.',
  what: 'it has no hosts, and {field}',
  why: 'istiod refuses it: without hosts it is a delegate, which has rules of HTTP alone',
  fix: 'add hosts, or leave {field} to the VirtualService that delegates',
  upstream: ['webhook'],
  kinds: [kinds.virtualService],
  reads: [],
  fields: ['gateways', 'tls', 'tcp'],
  bad: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec:
  gateways: [shop/web]
  http: [{ route: [{ destination: { host: payments.shop.svc.cluster.local } }] }]
`,
  good: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec:
  http: [{ route: [{ destination: { host: payments.shop.svc.cluster.local } }] }]
`,
  check({ object: { spec } }, _set, report) {
    if (!isDelegate(spec)) return;
    for (const field of ['gateways', 'tls', 'tcp'] as const) {
      if ((spec?.[field] ?? []).length > 0) report({ at: ['spec', field], values: { field } });
    }
  },
};
