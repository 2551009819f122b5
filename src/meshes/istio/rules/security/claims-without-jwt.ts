import { absence } from '../../../../manifests/absence';
import { hasLabels } from '../../../../manifests/cluster/selector';
import { workloadKinds } from '../../../../manifests/cluster/workloads';
import { namespaceOf } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import type { ManifestSet } from '../../../../manifests/set';
import { podsOfGateway } from '../../facts/gateway-pods';
import { type Gateway, kinds, type RequestAuthentication, type VirtualService } from '../../facts/kinds';
import { isInRoot, isTargeted, labelsOf, selectsEverything } from '../../facts/policies';

const isClaim = (header: string): boolean => header.startsWith('@request.auth.claims');

/** The Gateways of the set that a VirtualService names. */
const gatewaysOf = (names: readonly string[], namespace: string, set: ManifestSet) =>
  names.flatMap((name) => {
    const [first = '', second] = name.split('/');
    return set.find<Gateway>(kinds.gateway, second === undefined ? namespace : first, second ?? first) ?? [];
  });

/** Whether some RequestAuthentication may be for the pods of a gateway: what names targets is not followed. */
function hasTokens(set: ManifestSet, gateway: ReturnType<typeof gatewaysOf>[number]): boolean {
  const selector = gateway.object.spec?.selector ?? {};
  const pods = podsOfGateway(set, gateway);
  return set.of<RequestAuthentication>(kinds.requestAuthentication).some((policy) => {
    if (isTargeted(policy)) return true;
    const namespace = namespaceOf(policy.object);
    const isThere = (place: string): boolean => isInRoot(policy, set) || place === namespace;
    if (pods.length === 0) return selectsEverything(policy) || hasLabels(selector, labelsOf(policy));
    return pods.some((one) => isThere(one.namespace) && hasLabels(one.labels, labelsOf(policy)));
  });
}

export const claimsWithoutJwt: ManifestRule<VirtualService> = {
  code: 'MESH9317',
  name: 'claims-without-jwt',
  severity: 'error',
  summary: 'A route by claims of a token at a gateway that checks none.',
  what: '{claim} is asked for; a RequestAuthentication for gateway {gateway} {missing}',
  why: 'without one there are no claims, so the route meets no request',
  fix: 'add one with the selector of the gateway, in the namespace of its pods',
  upstream: ['IST0149'],
  kinds: [kinds.virtualService],
  reads: [kinds.gateway, kinds.requestAuthentication, ...workloadKinds],
  fields: ['headers', 'withoutHeaders'],
  bad: `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: edge, namespace: shop }
spec:
  selector: { istio: ingressgateway }
  servers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: [shop.example.com] }]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: shop, namespace: shop }
spec:
  hosts: [shop.example.com]
  gateways: [edge]
  http:
    - match: [{ headers: { "@request.auth.claims.group": { exact: testers } } }]
      route: [{ destination: { host: shop-v2 } }]
    - route: [{ destination: { host: shop } }]
`,
  good: `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: edge, namespace: shop }
spec:
  selector: { istio: ingressgateway }
  servers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: [shop.example.com] }]
---
apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata: { name: edge, namespace: istio-system }
spec:
  selector: { matchLabels: { istio: ingressgateway } }
  jwtRules: [{ issuer: https://issuer.example.com, jwksUri: https://issuer.example.com/keys }]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: shop, namespace: shop }
spec:
  hosts: [shop.example.com]
  gateways: [edge]
  http:
    - match: [{ headers: { "@request.auth.claims.group": { exact: testers } } }]
      route: [{ destination: { host: shop-v2 } }]
    - route: [{ destination: { host: shop } }]
`,
  check({ object }, set, report) {
    const { http = [], gateways = [] } = object.spec ?? {};
    for (const [index, { match = [] }] of http.entries()) {
      for (const [place, { headers = {}, withoutHeaders = {} }] of match.entries()) {
        const claim = [...Object.keys(headers), ...Object.keys(withoutHeaders)].find(isClaim);
        if (claim === undefined) continue;
        const found = gatewaysOf(gateways, namespaceOf(object), set).find((gateway) => !hasTokens(set, gateway));
        if (found === undefined) continue;
        const { missing, ...weight } = absence(set.settings, undefined);
        const values = { claim, gateway: found.object.metadata.name ?? '', missing };
        report({ at: ['spec', 'http', index, 'match', place], values, related: [found], ...weight });
      }
    }
  },
};
