import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type VirtualService } from '../../facts/kinds';
import { grpcStatuses, isAnswer } from '../../facts/scalars/status';

export const faultStatus: ManifestRule<VirtualService> = {
  code: 'MESH8119',
  name: 'fault-status',
  severity: 'error',
  summary: 'An answer that no fault can give.',
  what: "the abort has status '{status}'",
  why: 'istiod refuses the VirtualService',
  fix: 'use a status of HTTP from 200 to 599, or a name of gRPC such as UNAVAILABLE',
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
  http: [{ route: [{ destination: { host: payments.shop.svc.cluster.local } }], fault: { abort: { grpcStatus: unavailable } } }]
`,
  good: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec:
  hosts: [payments.shop.svc.cluster.local]
  http: [{ route: [{ destination: { host: payments.shop.svc.cluster.local } }], fault: { abort: { grpcStatus: UNAVAILABLE } } }]
`,
  check({ object: { spec } }, _set, report) {
    for (const [index, rule] of (spec?.http ?? []).entries()) {
      const { grpcStatus, httpStatus } = rule.fault?.abort ?? {};
      const at = ['spec', 'http', index, 'fault', 'abort'];
      if (grpcStatus !== undefined && !grpcStatuses.has(grpcStatus)) {
        report({ at: [...at, 'grpcStatus'], values: { status: grpcStatus } });
      }
      if (httpStatus !== undefined && !isAnswer(httpStatus)) {
        report({ at: [...at, 'httpStatus'], values: { status: String(httpStatus) } });
      }
    }
  },
};
