import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type MeshTLSAuthentication } from '../../facts/kinds';

const isCore = (group: string): boolean => group === '' || group === 'core';

export const identityReference: ManifestRule<MeshTLSAuthentication> = {
  code: 'MESH6204',
  name: 'identity-reference',
  severity: 'error',
  summary: 'A reference to what has no identity.',
  what: 'an identity is taken from {reference}',
  why: 'the policy-validator takes a ServiceAccount, or a Namespace, which lies in no namespace itself',
  fix: 'name the ServiceAccount of the caller, or its Namespace alone',
  upstream: ['webhook'],
  kinds: [kinds.meshTlsAuthentication],
  reads: [],
  fields: ['identityRefs'],
  bad: `
apiVersion: policy.linkerd.io/v1alpha1
kind: MeshTLSAuthentication
metadata: { name: service, namespace: shop }
spec: { identityRefs: [{ kind: Service, name: checkout }] }
---
apiVersion: policy.linkerd.io/v1alpha1
kind: MeshTLSAuthentication
metadata: { name: namespaced, namespace: shop }
spec: { identityRefs: [{ kind: Namespace, name: shop, namespace: shop }] }
`,
  good: `
apiVersion: policy.linkerd.io/v1alpha1
kind: MeshTLSAuthentication
metadata: { name: account, namespace: shop }
spec: { identityRefs: [{ kind: ServiceAccount, name: checkout }, { kind: Namespace, name: shop }] }
`,
  *check({ object: { spec } }) {
    for (const [index, { group = '', kind, name = '', namespace }] of (spec?.identityRefs ?? []).entries()) {
      if (isCore(group) && kind === 'ServiceAccount') continue;
      if (isCore(group) && kind === 'Namespace' && namespace === undefined) continue;
      const reference = kind === 'Namespace' ? `Namespace ${name} in a namespace` : `${kind} ${name}`;
      yield { at: ['spec', 'identityRefs', index], values: { reference } };
    }
  },
};
