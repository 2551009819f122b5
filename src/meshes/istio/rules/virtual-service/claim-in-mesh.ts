import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type VirtualService } from '../../facts/kinds';
import { isGatewayBound, stringMatchesOf } from '../../facts/routes';
import { isClaim } from '../../facts/scalars/header-name';

export const claimInMesh: ManifestRule<VirtualService> = {
  code: 'MESH8105',
  name: 'claim-in-mesh',
  severity: 'error',
  summary: 'A route by claims of a token for sidecars.',
  what: "the condition looks at '{claim}', and the VirtualService is for the mesh",
  why: 'istiod refuses it: only gateways route by claims',
  fix: 'keep it to a gateway with gateways: [namespace/name]',
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
    - match: [{ headers: { "@request.auth.claims.group": { exact: admin } } }]
      route: [{ destination: { host: payments.shop.svc.cluster.local } }]
`,
  good: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec:
  hosts: [payments.shop.svc.cluster.local]
  gateways: [shop/web]
  http:
    - match: [{ headers: { "@request.auth.claims.group": { exact: admin } } }]
      route: [{ destination: { host: payments.shop.svc.cluster.local } }]
`,
  check({ object: { spec } }, _set, report) {
    if (isGatewayBound(spec)) return;
    for (const { field, at } of stringMatchesOf(spec)) {
      const claim = String(at.at(-1));
      if ((field === 'headers' || field === 'withoutHeaders') && isClaim(claim)) report({ at, values: { claim } });
    }
  },
};
