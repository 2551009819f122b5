import { namespaceOf } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import { ambientReads, isBehindZtunnel, targetsOf } from '../../facts/ambient';
import { type AuthorizationPolicy, kinds } from '../../facts/kinds';

const dryRun = 'istio.io/dry-run';

export const ztunnelAction: ManifestRule<AuthorizationPolicy> = {
  code: 'MESH9511',
  name: 'ztunnel-action',
  severity: 'warning',
  summary: 'A policy before workloads of ambient that asks for what ztunnel cannot do.',
  what: '{asked} without targetRefs, before workloads of ambient',
  why: 'ztunnel knows ALLOW and DENY only: it ignores the policy, and everything passes as if it were not there',
  fix: 'bind the policy to a Service or waypoint by targetRefs',
  upstream: [],
  kinds: [kinds.authorizationPolicy],
  reads: ambientReads,
  bad: `
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio.io/dataplane-mode: ambient } }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: login, namespace: shop }
spec: { action: CUSTOM, provider: { name: login }, rules: [{ to: [{ operation: { ports: ["8080"] } }] }] }
`,
  good: `
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio.io/dataplane-mode: ambient, istio.io/use-waypoint: waypoint } }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: login, namespace: shop }
spec:
  targetRefs: [{ kind: Service, group: "", name: payments }]
  action: CUSTOM
  provider: { name: login }
  rules: [{ to: [{ operation: { ports: ["8080"] } }] }]
`,
  check({ object }, set, report) {
    const { spec = {}, metadata } = object;
    if (targetsOf(spec).length > 0) return;
    const { action = 'ALLOW' } = spec;
    const isForeign = action !== 'ALLOW' && action !== 'DENY';
    const isDry = ['1', 't', 'T', 'TRUE', 'true', 'True'].includes(metadata.annotations?.[dryRun] ?? '');
    if (!isForeign && !isDry) return;
    if (!isBehindZtunnel(set, namespaceOf(object), spec.selector?.matchLabels ?? {})) return;
    if (isForeign) report({ at: ['spec', 'action'], values: { asked: `action ${action}` } });
    else report({ at: ['metadata', 'annotations', dryRun], values: { asked: 'dry-run' } });
  },
};
