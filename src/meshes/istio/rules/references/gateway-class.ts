import { absence } from '../../../../manifests/absence';
import type { ManifestRule } from '../../../../manifests/rule';
import { type ApiGateway, apiKinds } from '../../facts/gateway-api';

/** Those that istiod makes itself begin with its name. */
const isOfIstio = (name: string): boolean => /^istio(-(remote|waypoint|east-west|agentgateway))?$/.test(name);

export const gatewayClass: ManifestRule<ApiGateway> = {
  code: 'MESH9023',
  name: 'gateway-class',
  severity: 'error',
  summary: 'A Gateway of a class that does not exist.',
  what: "the Gateway is of class '{name}'; that GatewayClass {missing}",
  why: 'no controller takes it: nothing listens',
  fix: "write 'istio', or 'istio-waypoint' for a waypoint, or add the GatewayClass",
  upstream: ['KIA1504'],
  kinds: [apiKinds.gateway],
  reads: [apiKinds.gatewayClass],
  bad: `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: public, namespace: shop }
spec: { gatewayClassName: istioo, listeners: [{ name: http, port: 80, protocol: HTTP }] }
`,
  good: `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: public, namespace: shop }
spec: { gatewayClassName: istio, listeners: [{ name: http, port: 80, protocol: HTTP }] }
`,
  check({ object }, set, report) {
    const name = object.spec?.gatewayClassName ?? 'istio';
    if (isOfIstio(name) || set.find(apiKinds.gatewayClass, 'default', name) !== undefined) return;
    const { missing, ...weight } = absence(set.settings, undefined);
    report({ at: ['spec', 'gatewayClassName'], values: { name, missing }, ...weight });
  },
};
