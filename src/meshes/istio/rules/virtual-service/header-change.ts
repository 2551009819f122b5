import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type VirtualService } from '../../facts/kinds';
import { headerChangesOf } from '../../facts/routes';
import { isOrdinaryHeader, isSettableOnRequest } from '../../facts/scalars/header-name';

export const headerChange: ManifestRule<VirtualService> = {
  code: 'MESH8130',
  name: 'header-change',
  severity: 'error',
  summary: 'A header that may not be changed.',
  what: "the header '{name}' of a {of} cannot be changed this way",
  why: 'istiod refuses it: the host, and names with a colon, belong to HTTP itself',
  fix: 'set the host with rewrite.authority, and leave the others',
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
  http: [{ route: [{ destination: { host: payments.shop.svc.cluster.local } }], headers: { response: { set: { host: a.example.com } } } }]
`,
  good: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec:
  hosts: [payments.shop.svc.cluster.local]
  http: [{ route: [{ destination: { host: payments.shop.svc.cluster.local } }], headers: { response: { set: { x-host: a.example.com } } } }]
`,
  check({ object: { spec } }, _set, report) {
    for (const { value, at } of headerChangesOf(spec)) {
      const { name, of } = value;
      const isAllowed = of === 'request' && value.value !== undefined ? isSettableOnRequest : isOrdinaryHeader;
      if (!isAllowed(name)) report({ at, values: { name, of } });
    }
  },
};
