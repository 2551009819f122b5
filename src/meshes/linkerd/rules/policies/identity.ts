import type { ManifestRule } from '../../../../manifests/rule';
import { identityProblem } from '../../facts/identities';
import { kinds, type MeshTLSAuthentication } from '../../facts/kinds';

export const identity: ManifestRule<MeshTLSAuthentication> = {
  code: 'MESH6203',
  name: 'identity',
  severity: 'error',
  summary: 'An identity that no certificate can have.',
  what: "the identity '{id}' {problem}",
  why: 'the policy-validator refuses the object',
  fix: 'refer to the ServiceAccount in identityRefs, which needs no name of a certificate',
  upstream: ['webhook'],
  kinds: [kinds.meshTlsAuthentication],
  reads: [],
  fields: ['identities'],
  bad: `
apiVersion: policy.linkerd.io/v1alpha1
kind: MeshTLSAuthentication
metadata: { name: named, namespace: shop }
spec: { identities: [shop/checkout] }
---
apiVersion: policy.linkerd.io/v1alpha1
kind: MeshTLSAuthentication
metadata: { name: spiffe, namespace: shop }
spec: { identities: ["spiffe://cluster.local/ns/shop/"] }
`,
  good: `
apiVersion: policy.linkerd.io/v1alpha1
kind: MeshTLSAuthentication
metadata: { name: named, namespace: shop }
spec: { identities: [checkout.shop.serviceaccount.identity.linkerd.cluster.local] }
---
apiVersion: policy.linkerd.io/v1alpha1
kind: MeshTLSAuthentication
metadata: { name: spiffe, namespace: shop }
spec: { identities: ["spiffe://cluster.local/ns/shop"] }
`,
  *check({ object: { spec } }) {
    for (const [index, id] of (spec?.identities ?? []).entries()) {
      const problem = identityProblem(id);
      if (problem !== undefined) yield { at: ['spec', 'identities', index], values: { id, problem } };
    }
  },
};
