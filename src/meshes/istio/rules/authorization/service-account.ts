import type { ManifestRule } from '../../../../manifests/rule';
import { textsOf } from '../../facts/authorization-rules';
import { type AuthorizationPolicy, kinds } from '../../facts/kinds';
import { serviceAccountProblem } from '../../facts/scalars/service-account';

const fields: ReadonlySet<string> = new Set(['serviceAccounts', 'notServiceAccounts']);

export const serviceAccount: ManifestRule<AuthorizationPolicy> = {
  code: 'MESH8606',
  name: 'service-account',
  severity: 'error',
  summary: 'A service account of a source that is neither a name nor a namespace and a name.',
  what: "the service account '{name}' {problem}",
  why: 'istiod refuses it',
  fix: 'write the name of a ServiceAccount of this namespace, or namespace/name',
  upstream: ['webhook'],
  kinds: [kinds.authorizationPolicy],
  reads: [],
  bad: `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: web, namespace: shop }
spec: { rules: [{ from: [{ source: { serviceAccounts: [web/*] } }] }] }
`,
  good: `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: web, namespace: shop }
spec: { rules: [{ from: [{ source: { serviceAccounts: [web/front] } }] }] }
`,
  check({ object }, _set, report) {
    for (const { value, at } of textsOf(object, fields)) {
      const problem = value === '' ? undefined : serviceAccountProblem(value);
      if (problem !== undefined) report({ at, values: { name: value, problem } });
    }
  },
};
