import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type VirtualService } from '../../facts/kinds';
import { gatewayListsOf } from '../../facts/routes';
import { modernGatewayName } from '../../facts/scalars/gateway-name';

export const gatewayNameLegacy: ManifestRule<VirtualService> = {
  code: 'MESH8108',
  name: 'gateway-name-legacy',
  severity: 'warning',
  summary: 'A gateway by its old, dotted name.',
  what: "the gateway '{name}' has the old form of a name",
  why: 'what its parts mean is guessed, and whatever follows in the list is not checked',
  fix: 'write {recommended}',
  upstream: ['webhook', 'IST0133', 'KIA1108'],
  kinds: [kinds.virtualService],
  reads: [],
  fields: ['gateways'],
  bad: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec:
  gateways: [web.shop.svc.cluster.local]
  hosts: [payments.shop.svc.cluster.local]
  http: [{ route: [{ destination: { host: payments.shop.svc.cluster.local } }] }]
`,
  good: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec:
  gateways: [shop/web]
  hosts: [payments.shop.svc.cluster.local]
  http: [{ route: [{ destination: { host: payments.shop.svc.cluster.local } }] }]
`,
  check({ object: { spec } }, _set, report) {
    for (const { value, at } of gatewayListsOf(spec)) {
      const index = value.findIndex((name) => !name.includes('/'));
      const name = value[index];
      const recommended = name === undefined ? undefined : modernGatewayName(name);
      if (name !== undefined && recommended !== undefined) {
        report({ at: [...at, index], values: { name, recommended } });
      }
    }
  },
};
