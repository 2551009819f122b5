import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type VirtualService } from '../../facts/kinds';
import { isGatewayBound } from '../../facts/routes';

export const wildcardHostInMesh: ManifestRule<VirtualService> = {
  code: 'MESH8104',
  name: 'wildcard-host-in-mesh',
  severity: 'error',
  summary: 'The host * for sidecars.',
  what: "the host is '*', and the gateways {which}",
  why: 'istiod refuses it: in the mesh it would take the traffic of every host',
  fix: 'name the hosts, or keep it to a gateway with gateways: [namespace/name]',
  upstream: ['webhook'],
  kinds: [kinds.virtualService],
  reads: [],
  bad: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec:
  hosts: ["*"]
  http: [{ route: [{ destination: { host: payments.shop.svc.cluster.local } }] }]
`,
  good: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec:
  hosts: ["*"]
  gateways: [shop/web]
  http: [{ route: [{ destination: { host: payments.shop.svc.cluster.local } }] }]
`,
  check({ object: { spec } }, _set, report) {
    if (isGatewayBound(spec)) return;
    const which = (spec?.gateways ?? []).length === 0 ? 'are not said, which means mesh' : 'include mesh';
    for (const [index, host] of (spec?.hosts ?? []).entries()) {
      if (host === '*') report({ at: ['spec', 'hosts', index], values: { which } });
    }
  },
};
