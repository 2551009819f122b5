import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type VirtualService } from '../../facts/kinds';

const kindsOfAbort = ['httpStatus', 'grpcStatus', 'http2Error'] as const;

export const abortWithoutStatus: ManifestRule<VirtualService> = {
  code: 'MESH8121',
  name: 'abort-without-status',
  severity: 'warning',
  summary: 'An abort that says no answer.',
  what: 'the abort has neither httpStatus nor grpcStatus',
  why: 'nothing is aborted: the test that wants the fault passes without it',
  fix: 'add httpStatus, such as 503, or grpcStatus, such as UNAVAILABLE',
  upstream: [],
  kinds: [kinds.virtualService],
  reads: [],
  fields: ['fault'],
  bad: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec:
  hosts: [payments.shop.svc.cluster.local]
  http: [{ route: [{ destination: { host: payments.shop.svc.cluster.local } }], fault: { abort: { percentage: { value: 10 } } } }]
`,
  good: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec:
  hosts: [payments.shop.svc.cluster.local]
  http: [{ route: [{ destination: { host: payments.shop.svc.cluster.local } }], fault: { abort: { httpStatus: 503, percentage: { value: 10 } } } }]
`,
  check({ object: { spec } }, _set, report) {
    for (const [index, rule] of (spec?.http ?? []).entries()) {
      const abort = rule.fault?.abort;
      if (abort === undefined || kindsOfAbort.some((kind) => abort[kind] !== undefined)) continue;
      report({ at: ['spec', 'http', index, 'fault', 'abort'] });
    }
  },
};
