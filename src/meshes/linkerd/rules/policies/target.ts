import { namespaceOf } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import { type AuthorizationPolicy, gatewayGroup, kinds, policyGroup } from '../../facts/kinds';

/** Group and kind of what a policy may be attached to, beside its own Namespace. */
const targets: ReadonlySet<string> = new Set([
  `${policyGroup}/Server`,
  `${policyGroup}/HTTPRoute`,
  `${gatewayGroup}/HTTPRoute`,
  `${gatewayGroup}/GRPCRoute`,
]);

export const target: ManifestRule<AuthorizationPolicy> = {
  code: 'MESH6201',
  name: 'target',
  severity: 'error',
  summary: 'An AuthorizationPolicy for what takes none.',
  what: 'the policy is for {target}',
  why: 'the policy-validator takes a Server, an HTTPRoute, a GRPCRoute and the own Namespace only',
  fix: 'name the Server of the port, a route of it, or the Namespace of the policy',
  upstream: ['webhook'],
  kinds: [kinds.authorizationPolicy],
  reads: [],
  bad: `
apiVersion: policy.linkerd.io/v1alpha1
kind: AuthorizationPolicy
metadata: { name: payments, namespace: shop }
spec:
  targetRef: { group: '', kind: Service, name: payments }
  requiredAuthenticationRefs: [{ kind: ServiceAccount, name: checkout }]
---
apiVersion: policy.linkerd.io/v1alpha1
kind: AuthorizationPolicy
metadata: { name: others, namespace: shop }
spec:
  targetRef: { kind: Namespace, name: warehouse }
  requiredAuthenticationRefs: [{ kind: ServiceAccount, name: checkout }]
`,
  good: `
apiVersion: policy.linkerd.io/v1alpha1
kind: AuthorizationPolicy
metadata: { name: payments, namespace: shop }
spec:
  targetRef: { group: policy.linkerd.io, kind: Server, name: payments }
  requiredAuthenticationRefs: [{ kind: ServiceAccount, name: checkout }]
---
apiVersion: policy.linkerd.io/v1alpha1
kind: AuthorizationPolicy
metadata: { name: all, namespace: shop }
spec:
  targetRef: { kind: Namespace, name: shop }
  requiredAuthenticationRefs: [{ kind: ServiceAccount, name: checkout }]
`,
  *check({ object }) {
    const { group = '', kind, name } = object.spec!.targetRef;
    if (targets.has(`${group}/${kind}`)) return;
    const isNamespace = kind === 'Namespace' && (group === '' || group === 'core');
    if (isNamespace && name === namespaceOf(object)) return;
    const said = isNamespace ? `another Namespace, ${name}` : `the ${kind} ${name} of group '${group}'`;
    yield { at: ['spec', 'targetRef'], values: { target: said } };
  },
};
