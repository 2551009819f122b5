import type { ManifestRule } from '../../../../manifests/rule';
import { listsOf, operationsOf, sourcesOf } from '../../facts/authorization-rules';
import { type AuthorizationPolicy, kinds } from '../../facts/kinds';

export const emptyClause: ManifestRule<AuthorizationPolicy> = {
  code: 'MESH8604',
  name: 'empty-clause',
  severity: 'error',
  summary: 'An entry of from or to that names no source or no operation.',
  what: 'the {clause} says nothing',
  why: 'istiod refuses it, and it would meet everything',
  fix: 'write at least one field with a value in it, or take the whole {list} out to mean everything',
  upstream: ['webhook'],
  kinds: [kinds.authorizationPolicy],
  reads: [],
  bad: `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: web, namespace: shop }
spec: { rules: [{ from: [{ source: { namespaces: [] } }] }] }
`,
  good: `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: web, namespace: shop }
spec: { rules: [{ from: [{ source: { namespaces: [web] } }] }] }
`,
  check({ object }, _set, report) {
    for (const [clause, list, parts] of [
      ['source', 'from', sourcesOf(object)],
      ['operation', 'to', operationsOf(object)],
    ] as const) {
      for (const { value, at } of parts) {
        if ([...listsOf(value)].some(([, texts]) => texts.length > 0)) continue;
        report({ at: value === undefined ? at.slice(0, -1) : at, values: { clause, list } });
      }
    }
  },
};
