import { absence } from '../../../../manifests/absence';
import type { ManifestRule } from '../../../../manifests/rule';
import { apiKinds } from '../../facts/gateway-api';
import { gatewayReferences } from '../../facts/gateway-references';
import { kinds, type VirtualService } from '../../facts/kinds';
import { isGenerated } from './generated-gateway';

export const gateway: ManifestRule<VirtualService> = {
  code: 'MESH9005',
  name: 'gateway',
  severity: 'error',
  summary: 'A VirtualService, or one of its matches, for a Gateway that does not exist.',
  what: "the routes are for gateway '{name}' of namespace '{namespace}', which {missing}",
  why: 'no proxy serves them: requests from outside get 404',
  fix: 'write the name as namespace/name (without a slash it is looked up in the own namespace)',
  upstream: ['IST0101', 'KIA1102'],
  kinds: [kinds.virtualService],
  reads: [kinds.gateway, apiKinds.gateway],
  fields: ['gateways'],
  bad: `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: public, namespace: ingress }
spec:
  selector: { istio: ingressgateway }
  servers: [{ hosts: [shop.example.com], port: { number: 80, name: http, protocol: HTTP } }]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: shop, namespace: shop }
spec:
  hosts: [shop.example.com]
  gateways: [public]
  http: [{ redirect: { uri: /shop } }]
`,
  good: `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: public, namespace: ingress }
spec:
  selector: { istio: ingressgateway }
  servers: [{ hosts: [shop.example.com], port: { number: 80, name: http, protocol: HTTP } }]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: shop, namespace: shop }
spec:
  hosts: [shop.example.com]
  gateways: [ingress/public]
  http: [{ redirect: { uri: /shop } }]
`,
  check(manifest, set, report) {
    for (const { name, namespace, at } of gatewayReferences(manifest)) {
      if (set.find(kinds.gateway, namespace, name) !== undefined) continue;
      if (isGenerated(name)) continue;
      const ofApi = set.find(apiKinds.gateway, namespace, name);
      if (ofApi !== undefined) {
        const missing = 'is of the Gateway API and takes HTTPRoutes';
        report({ at, values: { name, namespace, missing }, related: [ofApi], severity: 'warning' });
        continue;
      }
      const { missing, ...weight } = absence(set.settings, namespace);
      report({ at, values: { name, namespace, missing }, ...weight });
    }
  },
};
