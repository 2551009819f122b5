import type { ManifestRule } from '../../../../manifests/rule';
import { type DestinationRule, kinds } from '../../facts/kinds';
import { trafficPoliciesOf } from '../../facts/traffic-policies';

const fields = ['connectionPool', 'outlierDetection', 'loadBalancer', 'tls'] as const;
/** These cannot be said for a port at all. */
const onlyForHosts = ['tunnel', 'proxyProtocol', 'retryBudget'] as const;

export const portPolicyInheritsNothing: ManifestRule<DestinationRule> = {
  code: 'MESH9208',
  name: 'port-policy-inherits-nothing',
  severity: 'warning',
  summary: 'A policy of a port that leaves out what the policy of the host says.',
  what: 'on port {port}, {lost} of the host no longer holds',
  why: 'a policy of a port takes the place of the whole one and inherits nothing: what it leaves out has its default',
  fix: 'repeat in portLevelSettings what has to go on holding',
  upstream: [],
  kinds: [kinds.destinationRule],
  reads: [],
  fields: ['portLevelSettings'],
  bad: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: payments, namespace: shop }
spec:
  host: payments
  trafficPolicy:
    outlierDetection: { consecutive5xxErrors: 5 }
    portLevelSettings: [{ port: { number: 8080 }, loadBalancer: { simple: ROUND_ROBIN } }]
`,
  good: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: payments, namespace: shop }
spec:
  host: payments
  trafficPolicy:
    outlierDetection: { consecutive5xxErrors: 5 }
    portLevelSettings:
      - port: { number: 8080 }
        loadBalancer: { simple: ROUND_ROBIN }
        outlierDetection: { consecutive5xxErrors: 5 }
`,
  check(manifest, _set, report) {
    for (const { value: policy, at } of trafficPoliciesOf(manifest)) {
      for (const [index, port] of (policy.portLevelSettings ?? []).entries()) {
        const lost = [
          ...fields.filter((field) => policy[field] !== undefined && port[field] === undefined),
          ...onlyForHosts.filter((field) => policy[field] !== undefined),
        ];
        if (lost.length === 0) continue;
        const values = { port: String(port.port?.number ?? index), lost: lost.join(', ') };
        report({ at: [...at, 'portLevelSettings', index], values });
      }
    }
  },
};
