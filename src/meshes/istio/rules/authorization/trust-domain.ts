import type { ManifestRule } from '../../../../manifests/rule';
import { textsOf } from '../../facts/authorization-rules';
import { type AuthorizationPolicy, kinds } from '../../facts/kinds';
import { trustDomainProblem } from '../../facts/scalars/trust-domain';

const fields: ReadonlySet<string> = new Set(['trustDomains', 'notTrustDomains']);

export const trustDomain: ManifestRule<AuthorizationPolicy> = {
  code: 'MESH8607',
  name: 'trust-domain',
  severity: 'error',
  summary: 'A trust domain of a source with / or with * elsewhere than at one end.',
  what: "the trust domain '{name}' {problem}",
  why: 'istiod refuses it',
  fix: 'write a domain such as cluster.local, with * at its beginning or its end at most',
  upstream: ['webhook'],
  kinds: [kinds.authorizationPolicy],
  reads: [],
  bad: `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: web, namespace: shop }
spec: { rules: [{ from: [{ source: { trustDomains: [cluster.local/ns/web] } }] }] }
`,
  good: `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: web, namespace: shop }
spec: { rules: [{ from: [{ source: { trustDomains: [cluster.local] } }] }] }
`,
  check({ object }, _set, report) {
    for (const { value, at } of textsOf(object, fields)) {
      const problem = trustDomainProblem(value);
      if (problem !== undefined) report({ at, values: { name: value, problem } });
    }
  },
};
