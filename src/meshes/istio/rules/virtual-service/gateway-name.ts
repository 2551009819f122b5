import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type VirtualService } from '../../facts/kinds';
import { gatewayListsOf } from '../../facts/routes';
import { gatewayNameProblems } from '../../facts/scalars/gateway-name';

export const gatewayName: ManifestRule<VirtualService> = {
  code: 'MESH8107',
  name: 'gateway-name',
  severity: 'error',
  summary: 'A name of a gateway that is none.',
  what: "the gateway '{name}' {problem}",
  why: 'istiod refuses the VirtualService',
  fix: 'write namespace/name, both DNS labels, or mesh for sidecars',
  upstream: ['webhook'],
  kinds: [kinds.virtualService],
  reads: [],
  fields: ['gateways'],
  bad: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec:
  gateways: [shop/web.v1]
  hosts: [payments.shop.svc.cluster.local]
  http: [{ route: [{ destination: { host: payments.shop.svc.cluster.local } }] }]
`,
  good: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec:
  gateways: [shop/web-v1]
  hosts: [payments.shop.svc.cluster.local]
  http: [{ route: [{ destination: { host: payments.shop.svc.cluster.local } }] }]
`,
  check({ object: { spec } }, _set, report) {
    for (const { value, at } of gatewayListsOf(spec)) {
      for (const { index, problem } of gatewayNameProblems(value)) {
        report({ at: [...at, index], values: { name: value[index]!, problem } });
      }
    }
  },
};
