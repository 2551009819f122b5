import { namespaceOf } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import { ambientReads, isBehindZtunnel, targetsOf } from '../../facts/ambient';
import { type AuthorizationPolicy, kinds } from '../../facts/kinds';
import { httpConditions } from '../../facts/layer-seven';

const effects = {
  ALLOW: 'leaves the rule out and refuses what it allows',
  DENY: 'decides without it and denies more',
} as const;

export const ztunnelFields: ManifestRule<AuthorizationPolicy> = {
  code: 'MESH9510',
  name: 'ztunnel-fields',
  severity: 'error',
  summary: 'A condition on HTTP in a policy that ztunnel enforces.',
  what: '{field} without targetRefs, before workloads of ambient',
  why: 'ztunnel sees connections, not requests: it {effect}',
  fix: 'bind it to a Service or waypoint by targetRefs, or ask for ports and identities',
  upstream: ['KIA0110', 'KIA1317'],
  kinds: [kinds.authorizationPolicy],
  reads: ambientReads,
  bad: `
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio.io/dataplane-mode: ambient } }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: read, namespace: shop }
spec:
  selector: { matchLabels: { app: payments } }
  rules: [{ to: [{ operation: { methods: [GET] } }] }]
`,
  good: `
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio.io/dataplane-mode: ambient, istio.io/use-waypoint: waypoint } }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: read, namespace: shop }
spec:
  targetRefs: [{ kind: Service, group: "", name: payments }]
  rules: [{ to: [{ operation: { methods: [GET] } }] }]
`,
  check({ object }, set, report) {
    const { spec = {} } = object;
    const { action = 'ALLOW' } = spec;
    if ((action !== 'ALLOW' && action !== 'DENY') || targetsOf(spec).length > 0) return;
    if (!isBehindZtunnel(set, namespaceOf(object), spec.selector?.matchLabels ?? {})) return;
    for (const { field, at } of httpConditions(object)) report({ at, values: { field, effect: effects[action] } });
  },
};
