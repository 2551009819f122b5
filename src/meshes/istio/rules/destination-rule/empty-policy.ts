import type { ManifestRule } from '../../../../manifests/rule';
import { type DestinationRule, kinds } from '../../facts/kinds';
import { type PortPolicy, portPoliciesOf, type TrafficPolicy, trafficPoliciesOf } from '../../facts/traffic-policies';

const ofPort = ['loadBalancer', 'connectionPool', 'outlierDetection', 'tls'] as const satisfies (keyof PortPolicy)[];
const ofAll = [...ofPort, 'tunnel', 'proxyProtocol', 'retryBudget'] as const satisfies (keyof TrafficPolicy)[];

const saysNothing = (policy: TrafficPolicy): boolean =>
  // An empty list counts as none.
  ofAll.every((field) => policy[field] === undefined) && (policy.portLevelSettings ?? []).length === 0;

export const emptyPolicy: ManifestRule<DestinationRule> = {
  code: 'MESH8202',
  name: 'empty-policy',
  severity: 'error',
  summary: 'A traffic policy that sets nothing.',
  what: '{policy} sets nothing',
  why: 'istiod refuses a policy without a single setting',
  fix: 'leave it out, or set one of: {fields}',
  upstream: ['webhook'],
  kinds: [kinds.destinationRule],
  reads: [],
  fields: ['trafficPolicy'],
  bad: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: payments, namespace: shop }
spec: { host: payments.shop.svc.cluster.local, trafficPolicy: {} }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: payments, namespace: shop }
spec: { host: payments.shop.svc.cluster.local }
`,
  check(manifest, _set, report) {
    for (const { value, at } of trafficPoliciesOf(manifest)) {
      if (saysNothing(value)) report({ at, values: { policy: 'the traffic policy', fields: ofAll.join(', ') } });
    }
    for (const { value, at } of portPoliciesOf(manifest)) {
      if (ofPort.some((field) => value[field] !== undefined)) continue;
      report({ at, values: { policy: 'the policy of the port', fields: ofPort.join(', ') } });
    }
  },
};
