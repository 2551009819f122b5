import type { Path } from '../../../../manifests/path';
import type { ManifestRule, RuleFinding } from '../../../../manifests/rule';
import { conditionsOf, listsOf, operationsOf, sourcesOf } from '../../facts/authorization-rules';
import { type AuthorizationPolicy, kinds } from '../../facts/kinds';

function* emptyIn(field: string, list: readonly string[], at: Path): Iterable<RuleFinding> {
  const index = list.indexOf('');
  if (index !== -1) yield { at: [...at, index], values: { field } };
}

export const emptyValue: ManifestRule<AuthorizationPolicy> = {
  code: 'MESH8608',
  name: 'empty-value',
  severity: 'error',
  summary: 'An empty text among the values of a policy.',
  what: '{field} has an empty text',
  why: 'istiod refuses it: no request has an empty one',
  fix: 'write the value that is missing (often a variable that was not set), or take the entry out',
  upstream: ['webhook'],
  kinds: [kinds.authorizationPolicy],
  reads: [],
  bad: `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: web, namespace: shop }
spec: { rules: [{ from: [{ source: { namespaces: [""] } }] }] }
`,
  good: `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: web, namespace: shop }
spec: { rules: [{ from: [{ source: { namespaces: [web] } }] }] }
`,
  check({ object }, _set, report) {
    for (const parts of [sourcesOf(object), operationsOf(object)]) {
      for (const { value, at } of parts) {
        for (const [field, list] of listsOf(value))
          for (const found of emptyIn(field, list, [...at, field])) report(found);
      }
    }
    for (const { value, at } of conditionsOf(object)) {
      for (const field of ['values', 'notValues'] as const) {
        for (const found of emptyIn(`${field} of ${value.key}`, value[field] ?? [], [...at, field])) report(found);
      }
    }
  },
};
