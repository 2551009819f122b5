import type { ManifestRule } from '../../../../manifests/rule';
import { type AuthorizationPolicy, kinds, policyGroup } from '../../facts/kinds';

interface Reference {
  readonly group?: string;
  readonly kind: string;
}

const kindsOf = (references: readonly Reference[]): readonly string[] =>
  references.map(({ group = '', kind }) => {
    const home = kind === 'ServiceAccount' ? ['', 'core'] : [policyGroup];
    return home.includes(group) ? kind : `${kind} of group '${group}'`;
  });

function problemOf(references: readonly Reference[]): string | undefined {
  const all = kindsOf(references);
  const count = (kind: string): number => all.filter((one) => one === kind).length;
  const [tls, account, network] = [
    count('MeshTLSAuthentication'),
    count('ServiceAccount'),
    count('NetworkAuthentication'),
  ];
  const strange = all.find((kind) => !/^(MeshTLSAuthentication|ServiceAccount|NetworkAuthentication)$/.test(kind));
  if (strange !== undefined) return `a ${strange}`;
  if (tls + account > 1) return tls * account > 0 ? 'a MeshTLSAuthentication and a ServiceAccount' : 'two identities';
  return network > 1 ? 'two NetworkAuthentications' : undefined;
}

export const requiredAuthentications: ManifestRule<AuthorizationPolicy> = {
  code: 'MESH6202',
  name: 'required-authentications',
  severity: 'error',
  summary: 'Authentications that cannot be required together.',
  what: 'the policy requires {problem}',
  why: 'all that is required must hold at once; the policy-validator takes one identity and one network at most',
  fix: 'put the callers into one MeshTLSAuthentication, or write a policy for each',
  upstream: ['webhook'],
  kinds: [kinds.authorizationPolicy],
  reads: [],
  bad: `
apiVersion: policy.linkerd.io/v1alpha1
kind: AuthorizationPolicy
metadata: { name: payments, namespace: shop }
spec:
  targetRef: { group: policy.linkerd.io, kind: Server, name: payments }
  requiredAuthenticationRefs: [{ kind: ServiceAccount, name: checkout }, { kind: ServiceAccount, name: refunds }]
`,
  good: `
apiVersion: policy.linkerd.io/v1alpha1
kind: MeshTLSAuthentication
metadata: { name: payments, namespace: shop }
spec: { identityRefs: [{ kind: ServiceAccount, name: checkout }, { kind: ServiceAccount, name: refunds }] }
---
apiVersion: policy.linkerd.io/v1alpha1
kind: AuthorizationPolicy
metadata: { name: payments, namespace: shop }
spec:
  targetRef: { group: policy.linkerd.io, kind: Server, name: payments }
  requiredAuthenticationRefs: [{ group: policy.linkerd.io, kind: MeshTLSAuthentication, name: payments }]
`,
  *check({ object: { spec } }) {
    const problem = problemOf(spec!.requiredAuthenticationRefs);
    if (problem !== undefined) yield { at: ['spec', 'requiredAuthenticationRefs'], values: { problem } };
  },
};
