import type { ManifestRule } from '../../../../manifests/rule';
import { type DestinationRule, kinds } from '../../facts/kinds';
import { portPoliciesOf } from '../../facts/traffic-policies';

export const portLevelPort: ManifestRule<DestinationRule> = {
  code: 'MESH8204',
  name: 'port-level-port',
  severity: 'error',
  summary: 'A policy of a port that does not say which port.',
  what: 'the entry of portLevelSettings has no port',
  why: '{why}',
  fix: 'add port: { number: 8080 } with the port of the Service',
  upstream: ['webhook'],
  kinds: [kinds.destinationRule],
  reads: [],
  fields: ['portLevelSettings'],
  bad: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: payments, namespace: shop }
spec:
  host: payments.shop.svc.cluster.local
  trafficPolicy: { portLevelSettings: [{ loadBalancer: { simple: RANDOM } }] }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: payments, namespace: shop }
spec:
  host: payments.shop.svc.cluster.local
  trafficPolicy: { portLevelSettings: [{ port: { number: 8080 }, loadBalancer: { simple: RANDOM } }] }
`,
  check(manifest, _set, report) {
    for (const { value, at } of portPoliciesOf(manifest)) {
      if (value.port === undefined) report({ at, values: { why: 'istiod refuses it' } });
      // Not refused, but no Service has such a port.
      else if ((value.port.number ?? 0) === 0) {
        const why = 'without a number above 0 it is the policy of no port, and nothing of it has an effect';
        report({ at: [...at, 'port'], values: { why }, severity: 'warning' });
      }
    }
  },
};
