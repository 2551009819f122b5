import { namespaceOf } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import { ambientReads, isBehindZtunnel, targetsOf } from '../../facts/ambient';
import { type AuthorizationPolicy, kinds } from '../../facts/kinds';

const fields = ['trustDomains', 'notTrustDomains'] as const;

export const ztunnelTrustDomains: ManifestRule<AuthorizationPolicy> = {
  code: 'MESH9512',
  name: 'ztunnel-trust-domains',
  severity: 'error',
  summary: 'Trust domains in a policy that ztunnel enforces.',
  what: '{field} without targetRefs, before workloads of ambient',
  why: 'istiod leaves them out for ztunnel without a word: the source then means every trust domain',
  fix: 'write principals that begin with the trust domain, or bind it to a waypoint',
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
metadata: { name: partners, namespace: shop }
spec: { rules: [{ from: [{ source: { trustDomains: [partner.example] } }] }] }
`,
  good: `
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio.io/dataplane-mode: ambient } }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: partners, namespace: shop }
spec: { rules: [{ from: [{ source: { principals: [partner.example/*] } }] }] }
`,
  check({ object }, set, report) {
    const { spec = {} } = object;
    if (targetsOf(spec).length > 0) return;
    if (!isBehindZtunnel(set, namespaceOf(object), spec.selector?.matchLabels ?? {})) return;
    for (const [index, { from = [] }] of (spec.rules ?? []).entries()) {
      for (const [place, { source = {} }] of from.entries()) {
        for (const field of fields) {
          if ((source[field] ?? []).length === 0) continue;
          report({ at: ['spec', 'rules', index, 'from', place, 'source', field], values: { field } });
        }
      }
    }
  },
};
