import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type VirtualService } from '../../facts/kinds';
import { stringMatchesOf } from '../../facts/routes';
import { isMatchableHeader } from '../../facts/scalars/header-name';

export const matchHeader: ManifestRule<VirtualService> = {
  code: 'MESH8129',
  name: 'match-header',
  severity: 'error',
  summary: 'A condition on a header that cannot be.',
  what: "'{name}' is no name of a header",
  why: 'istiod refuses the VirtualService',
  fix: 'use a name of HTTP, one of :method, :scheme, :authority, :path and :status, or a claim',
  upstream: ['webhook'],
  kinds: [kinds.virtualService],
  reads: [],
  fields: ['headers', 'withoutHeaders'],
  bad: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec:
  hosts: [payments.shop.svc.cluster.local]
  http:
    - match: [{ headers: { "x user": { exact: a } } }]
      route: [{ destination: { host: payments.shop.svc.cluster.local } }]
`,
  good: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec:
  hosts: [payments.shop.svc.cluster.local]
  http:
    - match: [{ headers: { x-user: { exact: a } } }]
      route: [{ destination: { host: payments.shop.svc.cluster.local } }]
`,
  check({ object: { spec } }, _set, report) {
    for (const { field, at } of stringMatchesOf(spec)) {
      const name = String(at.at(-1));
      if ((field === 'headers' || field === 'withoutHeaders') && !isMatchableHeader(name)) {
        report({ at, values: { name } });
      }
    }
  },
};
