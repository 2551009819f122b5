import type { ManifestRule } from '../../../../manifests/rule';
import { type DestinationRule, kinds } from '../../facts/kinds';
import type { TrafficPolicy } from '../../facts/traffic-policies';

/** Fields of which the subset's value takes the place of the host's whole one. */
const fields = ['connectionPool', 'outlierDetection', 'loadBalancer', 'tls'] as const;

type Fields = Readonly<Record<string, unknown>>;
const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What the outer value says and the inner one leaves out. */
function lost(outer: unknown, inner: unknown, path = ''): readonly string[] {
  if (!isRecord(outer) || !isRecord(inner)) return [];
  return Object.keys(outer).flatMap((key) => {
    const name = path === '' ? key : `${path}.${key}`;
    return inner[key] === undefined ? [name] : lost(outer[key], inner[key], name);
  });
}

/** A load balancer is one choice: another algorithm is meant to take the place of the first. */
const isChoice = (outer: TrafficPolicy['loadBalancer'], inner: TrafficPolicy['loadBalancer']): boolean =>
  (outer?.simple ?? outer?.consistentHash) !== undefined && (inner?.simple ?? inner?.consistentHash) !== undefined;

export const subsetPolicyReplaces: ManifestRule<DestinationRule> = {
  code: 'MESH9207',
  name: 'subset-policy-replaces',
  severity: 'warning',
  summary: 'A policy of a subset that drops part of what the policy of the host says.',
  what: 'the {field} of subset {subset} takes the place of the whole {field} of the host: {lost} no longer holds',
  why: 'fields are replaced and not merged, so requests to the subset have no such limit',
  fix: 'repeat in the subset what has to go on holding',
  upstream: [],
  kinds: [kinds.destinationRule],
  reads: [],
  fields: ['subsets'],
  bad: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: payments, namespace: shop }
spec:
  host: payments
  trafficPolicy: { connectionPool: { tcp: { maxConnections: 100 }, http: { http1MaxPendingRequests: 10 } } }
  subsets:
    - name: v2
      labels: { version: v2 }
      trafficPolicy: { connectionPool: { tcp: { maxConnections: 20 } } }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: payments, namespace: shop }
spec:
  host: payments
  trafficPolicy: { connectionPool: { tcp: { maxConnections: 100 }, http: { http1MaxPendingRequests: 10 } } }
  subsets:
    - name: v2
      labels: { version: v2 }
      trafficPolicy: { connectionPool: { tcp: { maxConnections: 20 }, http: { http1MaxPendingRequests: 10 } } }
`,
  check({ object: { spec } }, _set, report) {
    const outer = spec?.trafficPolicy;
    if (outer === undefined) return;
    for (const [index, { name, trafficPolicy: inner }] of (spec?.subsets ?? []).entries()) {
      if (inner === undefined) continue;
      for (const field of fields) {
        if (field === 'loadBalancer' && isChoice(outer.loadBalancer, inner.loadBalancer)) continue;
        // another mode of TLS needs other fields
        if (field === 'tls' && outer.tls?.mode !== inner.tls?.mode) continue;
        const gone = lost(outer[field], inner[field]);
        if (gone.length === 0) continue;
        const values = { field, subset: name, lost: gone.slice(0, 3).join(', ') };
        report({ at: ['spec', 'subsets', index, 'trafficPolicy', field], values });
      }
    }
  },
};
