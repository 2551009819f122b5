import type { ManifestRule } from '../../../../manifests/rule';
import { textsOf } from '../../facts/authorization-rules';
import { type AuthorizationPolicy, kinds } from '../../facts/kinds';
import { pathProblem } from '../../facts/scalars/path-template';

const fields: ReadonlySet<string> = new Set(['paths', 'notPaths']);

export const pathTemplate: ManifestRule<AuthorizationPolicy> = {
  code: 'MESH8611',
  name: 'path-template',
  severity: 'error',
  summary: 'A path of an operation with braces that are no template.',
  what: "the path '{path}' {problem}",
  why: 'istiod refuses it',
  fix: 'write {*} for one segment and {**} for the rest, each a whole segment',
  upstream: ['webhook'],
  kinds: [kinds.authorizationPolicy],
  reads: [],
  bad: `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: files, namespace: shop }
spec: { rules: [{ to: [{ operation: { paths: ["/files/{*}.json"] } }] }] }
`,
  good: `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: files, namespace: shop }
spec: { rules: [{ to: [{ operation: { paths: ["/files/{*}"] } }] }] }
`,
  check({ object }, _set, report) {
    for (const { value, at } of textsOf(object, fields)) {
      const problem = pathProblem(value);
      if (problem !== undefined) report({ at, values: { path: value, problem } });
    }
  },
};
