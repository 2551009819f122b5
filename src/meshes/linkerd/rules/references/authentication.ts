import { absence } from '../../../../manifests/absence';
import { namespaceOf } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import { type AuthorizationPolicy, kinds, policyGroup } from '../../facts/kinds';

const known = {
  MeshTLSAuthentication: kinds.meshTlsAuthentication,
  NetworkAuthentication: kinds.networkAuthentication,
} as const;
type Known = keyof typeof known;

export const authentication: ManifestRule<AuthorizationPolicy> = {
  code: 'MESH6274',
  name: 'authentication',
  severity: 'error',
  summary: 'A policy that requires an authentication that there is not.',
  what: 'the {kind} {name} {missing}',
  why: 'the policy is admitted, and proxies are not told of it: whom it names is not let in',
  fix: 'correct the name, or add the {kind}',
  upstream: [],
  kinds: [kinds.authorizationPolicy],
  reads: [kinds.meshTlsAuthentication, kinds.networkAuthentication],
  bad: `
apiVersion: policy.linkerd.io/v1alpha1
kind: MeshTLSAuthentication
metadata: { name: checkout, namespace: shop }
spec: { identityRefs: [{ kind: ServiceAccount, name: checkout }] }
---
apiVersion: policy.linkerd.io/v1alpha1
kind: AuthorizationPolicy
metadata: { name: payments, namespace: shop }
spec:
  targetRef: { kind: Namespace, name: shop }
  requiredAuthenticationRefs: [{ group: policy.linkerd.io, kind: MeshTLSAuthentication, name: check-out }]
`,
  good: `
apiVersion: policy.linkerd.io/v1alpha1
kind: MeshTLSAuthentication
metadata: { name: checkout, namespace: shop }
spec: { identityRefs: [{ kind: ServiceAccount, name: checkout }] }
---
apiVersion: policy.linkerd.io/v1alpha1
kind: AuthorizationPolicy
metadata: { name: payments, namespace: shop }
spec:
  targetRef: { kind: Namespace, name: shop }
  requiredAuthenticationRefs: [{ group: policy.linkerd.io, kind: MeshTLSAuthentication, name: checkout }]
`,
  *check({ object }, set) {
    for (const [index, { group = '', kind, name, namespace }] of object.spec!.requiredAuthenticationRefs.entries()) {
      if (group !== policyGroup || !Object.hasOwn(known, kind)) continue;
      const home = namespace ?? namespaceOf(object);
      if (set.find(known[kind as Known], home, name) !== undefined) continue;
      const { missing, severity } = absence(set.settings, home);
      yield { at: ['spec', 'requiredAuthenticationRefs', index], values: { kind, name, missing }, severity };
    }
  },
};
