import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type VirtualService } from '../../facts/kinds';

export const faultKind: ManifestRule<VirtualService> = {
  code: 'MESH8118',
  name: 'fault-kind',
  severity: 'error',
  summary: 'A fault that Istio does not make.',
  what: 'the fault {problem}',
  why: 'istiod refuses the VirtualService',
  fix: 'use abort with httpStatus or grpcStatus, or delay with fixedDelay',
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
  http: [{ route: [{ destination: { host: payments.shop.svc.cluster.local } }], fault: { abort: { http2Error: REFUSED_STREAM } } }]
`,
  good: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec:
  hosts: [payments.shop.svc.cluster.local]
  http: [{ route: [{ destination: { host: payments.shop.svc.cluster.local } }], fault: { abort: { httpStatus: 503 } } }]
`,
  check({ object: { spec } }, _set, report) {
    for (const [index, rule] of (spec?.http ?? []).entries()) {
      const { fault } = rule;
      if (fault === undefined) continue;
      const at = ['spec', 'http', index, 'fault'];
      const { abort, delay } = fault;
      if (abort === undefined && delay === undefined)
        report({ at, values: { problem: 'has neither abort nor delay' } });
      if (abort?.http2Error !== undefined) {
        report({ at: [...at, 'abort', 'http2Error'], values: { problem: 'has http2Error, which nothing reads' } });
      }
      if (delay?.exponentialDelay !== undefined) {
        report({
          at: [...at, 'delay', 'exponentialDelay'],
          values: { problem: 'has exponentialDelay, which nothing reads' },
        });
      }
    }
  },
};
