import type { ManifestRule } from '../../../../manifests/rule';
import { type DestinationRule, kinds } from '../../facts/kinds';
import { isFqdn } from '../../facts/scalars/domain';
import { isIp } from '../../facts/scalars/ip';
import { isPort } from '../../facts/scalars/port';
import { trafficPoliciesOf } from '../../facts/traffic-policies';

const protocols: readonly string[] = ['', 'CONNECT', 'POST'];

export const tunnel: ManifestRule<DestinationRule> = {
  code: 'MESH8232',
  name: 'tunnel',
  severity: 'error',
  summary: 'A tunnel through a proxy with a wrong protocol, host or port.',
  what: "the {field} of tunnel is '{value}'",
  why: 'istiod refuses it: it takes {takes}',
  fix: 'write {example}',
  upstream: ['webhook'],
  kinds: [kinds.destinationRule],
  reads: [],
  fields: ['tunnel'],
  bad: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: forward-proxy, namespace: shop }
spec:
  host: forward-proxy.shop.svc.cluster.local
  trafficPolicy: { tunnel: { protocol: connect, targetHost: "*.example.com", targetPort: 0 } }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: forward-proxy, namespace: shop }
spec:
  host: forward-proxy.shop.svc.cluster.local
  trafficPolicy: { tunnel: { protocol: CONNECT, targetHost: api.example.com, targetPort: 443 } }
`,
  check(manifest, _set, report) {
    for (const { value, at } of trafficPoliciesOf(manifest)) {
      if (value.tunnel === undefined) continue;
      const { protocol = '', targetHost, targetPort } = value.tunnel;
      if (!protocols.includes(protocol)) {
        const values = { field: 'protocol', value: protocol, takes: 'CONNECT and POST', example: 'CONNECT' };
        report({ at: [...at, 'tunnel', 'protocol'], values });
      }
      if (!isFqdn(targetHost) && !isIp(targetHost)) {
        const takes = 'a DNS name without *, or an address';
        const values = { field: 'targetHost', value: targetHost, takes, example: 'a host such as api.example.com' };
        report({ at: [...at, 'tunnel', 'targetHost'], values });
      }
      if (!isPort(targetPort)) {
        const values = { field: 'targetPort', value: String(targetPort), takes: '1 to 65535', example: '443' };
        report({ at: [...at, 'tunnel', 'targetPort'], values });
      }
    }
  },
};
