import type { ManifestRule } from '../../../../manifests/rule';
import { type DestinationRule, kinds } from '../../facts/kinds';
import { trafficPoliciesOf } from '../../facts/traffic-policies';

export const tunnelWithProxyProtocol: ManifestRule<DestinationRule> = {
  code: 'MESH8203',
  name: 'tunnel-with-proxy-protocol',
  severity: 'error',
  summary: 'A tunnel and the PROXY protocol in one policy.',
  what: 'the policy has both tunnel and proxyProtocol',
  why: 'istiod refuses it: a connection starts with either a CONNECT or a PROXY header',
  fix: 'keep the one that the server expects',
  upstream: ['webhook'],
  kinds: [kinds.destinationRule],
  reads: [],
  fields: ['tunnel'],
  bad: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: egress, namespace: shop }
spec:
  host: egress.shop.svc.cluster.local
  trafficPolicy: { tunnel: { targetHost: api.example.com, targetPort: 443 }, proxyProtocol: { version: V2 } }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: egress, namespace: shop }
spec:
  host: egress.shop.svc.cluster.local
  trafficPolicy: { tunnel: { targetHost: api.example.com, targetPort: 443 } }
`,
  check(manifest, _set, report) {
    for (const { value, at } of trafficPoliciesOf(manifest)) {
      if (value.tunnel !== undefined && value.proxyProtocol !== undefined) report({ at: [...at, 'proxyProtocol'] });
    }
  },
};
