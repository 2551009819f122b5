import { absence } from '../../../../manifests/absence';
import { type GroupKind, namespaceOf } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import { type AuthorizationPolicy, kinds, type RateLimitPolicy, requestRouteKinds } from '../../facts/kinds';

const known: readonly string[] = [kinds.server, ...requestRouteKinds];

export const policyTarget: ManifestRule<AuthorizationPolicy | RateLimitPolicy> = {
  code: 'MESH6273',
  name: 'policy-target',
  severity: 'error',
  summary: 'A policy for a Server or a route that there is not.',
  what: 'the {kind} {name} {missing}',
  why: 'the policy is admitted and does nothing: nobody is let in by it, nothing is limited',
  fix: 'correct the name in targetRef, or add the {kind}',
  upstream: [],
  kinds: [kinds.authorizationPolicy, kinds.rateLimitPolicy],
  reads: [kinds.server, ...requestRouteKinds],
  bad: `
apiVersion: policy.linkerd.io/v1alpha1
kind: AuthorizationPolicy
metadata: { name: payments, namespace: shop }
spec:
  targetRef: { group: policy.linkerd.io, kind: Server, name: payment }
  requiredAuthenticationRefs: [{ kind: ServiceAccount, name: checkout }]
---
apiVersion: policy.linkerd.io/v1beta3
kind: Server
metadata: { name: payments, namespace: shop }
spec: { podSelector: { matchLabels: { app: payments } }, port: 8080, accessPolicy: audit }
`,
  good: `
apiVersion: policy.linkerd.io/v1alpha1
kind: AuthorizationPolicy
metadata: { name: payments, namespace: shop }
spec:
  targetRef: { group: policy.linkerd.io, kind: Server, name: payments }
  requiredAuthenticationRefs: [{ kind: ServiceAccount, name: checkout }]
---
apiVersion: policy.linkerd.io/v1beta3
kind: Server
metadata: { name: payments, namespace: shop }
spec: { podSelector: { matchLabels: { app: payments } }, port: 8080, accessPolicy: audit }
`,
  *check({ object }, set) {
    const { group = '', kind, name } = object.spec!.targetRef;
    const target: GroupKind = `${group}/${kind}`;
    const namespace = namespaceOf(object);
    if (!known.includes(target) || set.find(target, namespace, name) !== undefined) return;
    const { missing, severity } = absence(set.settings, namespace);
    yield { at: ['spec', 'targetRef'], values: { kind, name, missing }, severity };
  },
};
