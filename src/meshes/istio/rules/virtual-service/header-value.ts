import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type VirtualService } from '../../facts/kinds';
import { headerChangesOf } from '../../facts/routes';
import { headerValueProblem } from '../../facts/scalars/header-value';

export const headerValue: ManifestRule<VirtualService> = {
  code: 'MESH8131',
  name: 'header-value',
  severity: 'error',
  summary: 'A value of a header that Envoy cannot read.',
  what: "the value of '{name}' {problem}",
  why: 'istiod refuses the VirtualService: in values %NAME% stands for what Envoy knows of the request',
  fix: 'write %% for a percent sign, and close every variable, as in %HOSTNAME%',
  upstream: ['webhook'],
  kinds: [kinds.virtualService],
  reads: [],
  fields: ['headers'],
  bad: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec:
  hosts: [payments.shop.svc.cluster.local]
  http: [{ route: [{ destination: { host: payments.shop.svc.cluster.local } }], headers: { request: { set: { x-share: "50%" } } } }]
`,
  good: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec:
  hosts: [payments.shop.svc.cluster.local]
  http: [{ route: [{ destination: { host: payments.shop.svc.cluster.local } }], headers: { request: { set: { x-share: "50%%" } } } }]
`,
  check({ object: { spec } }, _set, report) {
    for (const { value, at } of headerChangesOf(spec)) {
      const problem = value.value === undefined ? undefined : headerValueProblem(value.value);
      if (problem !== undefined) report({ at, values: { name: value.name, problem } });
    }
  },
};
