import type { ManifestRule } from '../../../../manifests/rule';
import { accessPolicies } from '../../facts/access';
import { kinds, type Server } from '../../facts/kinds';

export const accessPolicy: ManifestRule<Server> = {
  code: 'MESH6205',
  name: 'access-policy',
  severity: 'error',
  summary: 'An access policy that there is not.',
  what: "the accessPolicy of the Server is '{policy}'",
  why: 'the policy-validator knows all- and cluster-authenticated, all- and cluster-unauthenticated, deny, audit',
  fix: 'write one of them: deny lets in whom an AuthorizationPolicy names',
  upstream: ['webhook'],
  kinds: [kinds.server],
  reads: [],
  fields: ['accessPolicy'],
  bad: `
apiVersion: policy.linkerd.io/v1beta3
kind: Server
metadata: { name: payments, namespace: shop }
spec: { podSelector: { matchLabels: { app: payments } }, port: 8080, accessPolicy: authenticated }
`,
  good: `
apiVersion: policy.linkerd.io/v1beta3
kind: Server
metadata: { name: payments, namespace: shop }
spec: { podSelector: { matchLabels: { app: payments } }, port: 8080, accessPolicy: all-authenticated }
`,
  *check({ object: { spec } }) {
    const policy = spec?.accessPolicy;
    if (policy !== undefined && !accessPolicies.includes(policy))
      yield { at: ['spec', 'accessPolicy'], values: { policy } };
  },
};
