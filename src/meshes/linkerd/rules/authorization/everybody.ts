import type { ManifestRule } from '../../../../manifests/rule';
import { type AuthorizationPolicy, kinds } from '../../facts/kinds';

export const everybody: ManifestRule<AuthorizationPolicy> = {
  code: 'MESH6263',
  name: 'everybody',
  severity: 'warning',
  summary: 'An AuthorizationPolicy that requires nothing.',
  what: 'the policy requires no authentication',
  why: 'it does not keep everybody out: it lets everybody in, without a certificate and from anywhere',
  fix: 'name who may call, or delete the policy and leave the Server on deny',
  upstream: [],
  kinds: [kinds.authorizationPolicy],
  reads: [],
  bad: `
apiVersion: policy.linkerd.io/v1alpha1
kind: AuthorizationPolicy
metadata: { name: payments, namespace: shop }
spec: { targetRef: { kind: Namespace, name: shop }, requiredAuthenticationRefs: [] }
`,
  good: `
apiVersion: policy.linkerd.io/v1alpha1
kind: AuthorizationPolicy
metadata: { name: payments, namespace: shop }
spec:
  targetRef: { kind: Namespace, name: shop }
  requiredAuthenticationRefs: [{ kind: ServiceAccount, name: checkout }]
`,
  *check({ object: { spec } }) {
    if (spec!.requiredAuthenticationRefs.length === 0) yield { at: ['spec', 'requiredAuthenticationRefs'] };
  },
};
