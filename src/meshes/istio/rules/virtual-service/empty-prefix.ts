import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type VirtualService } from '../../facts/kinds';
import { stringMatchesOf } from '../../facts/routes';

export const emptyPrefix: ManifestRule<VirtualService> = {
  code: 'MESH8127',
  name: 'empty-prefix',
  severity: 'error',
  summary: 'A comparison with an empty prefix.',
  what: '{field} has an empty prefix',
  why: 'istiod refuses the VirtualService: only a uri may start with nothing',
  fix: 'leave the condition out, or use regex: ".+" for any that is not empty',
  upstream: ['webhook'],
  kinds: [kinds.virtualService],
  reads: [],
  fields: ['prefix'],
  bad: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec:
  hosts: [payments.shop.svc.cluster.local]
  http:
    - match: [{ headers: { x-user: { prefix: "" } } }]
      route: [{ destination: { host: payments.shop.svc.cluster.local } }]
`,
  good: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec:
  hosts: [payments.shop.svc.cluster.local]
  http:
    - match: [{ headers: { x-user: { prefix: admin- } } }]
      route: [{ destination: { host: payments.shop.svc.cluster.local } }]
`,
  check({ object: { spec } }, _set, report) {
    for (const { value, field, at } of stringMatchesOf(spec)) {
      if (field !== 'uri' && value.prefix === '') report({ at, values: { field: String(at.at(-1)) } });
    }
  },
};
