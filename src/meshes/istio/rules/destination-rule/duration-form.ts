import type { Manifest } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import { type DestinationRule, kinds } from '../../facts/kinds';
import { nanosecondsOf } from '../../facts/scalars/duration';
import { loadBalancersOf, trafficPoliciesOf } from '../../facts/traffic-policies';

/** The durations that may have any size, for which the schema has no rule. */
function* durationsOf(manifest: Manifest<DestinationRule>) {
  for (const { value, at } of loadBalancersOf(manifest)) {
    const ttl = value.consistentHash?.httpCookie?.ttl;
    if (ttl !== undefined) yield { text: ttl, at: [...at, 'consistentHash', 'httpCookie', 'ttl'] };
  }
  for (const { value, at } of trafficPoliciesOf(manifest)) {
    const interval = value.retryBudget?.budgetInterval;
    if (interval !== undefined) yield { text: interval, at: [...at, 'retryBudget', 'budgetInterval'] };
  }
}

export const durationForm: ManifestRule<DestinationRule> = {
  code: 'MESH8233',
  name: 'duration-form',
  severity: 'error',
  summary: 'The lifetime of a cookie, or the interval of a retry budget, that is no duration.',
  what: "'{text}' is not a duration",
  why: 'istiod cannot read the object, and refuses it',
  fix: 'write a number with its unit: 30s, 1h30m; 0s for a cookie of the session',
  upstream: ['webhook'],
  kinds: [kinds.destinationRule],
  reads: [],
  fields: ['ttl', 'budgetInterval'],
  bad: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: payments, namespace: shop }
spec:
  host: payments.shop.svc.cluster.local
  trafficPolicy: { loadBalancer: { consistentHash: { httpCookie: { name: user, ttl: "3600" } } } }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: payments, namespace: shop }
spec:
  host: payments.shop.svc.cluster.local
  trafficPolicy: { loadBalancer: { consistentHash: { httpCookie: { name: user, ttl: 3600s } } } }
`,
  check(manifest, _set, report) {
    for (const { text, at } of durationsOf(manifest)) {
      if (nanosecondsOf(text) === undefined) report({ at, values: { text } });
    }
  },
};
