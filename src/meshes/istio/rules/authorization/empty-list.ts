import type { ManifestRule } from '../../../../manifests/rule';
import { type AuthorizationPolicy, kinds } from '../../facts/kinds';

export const emptyList: ManifestRule<AuthorizationPolicy> = {
  code: 'MESH8605',
  name: 'empty-list',
  severity: 'warning',
  summary: 'An empty from or to, which means everybody or everything.',
  what: '{list} is an empty list in a rule of action {action}',
  why: 'istiod reads it as if it were not there: the rule holds for {whom}',
  fix: 'write the entries that you mean, or take {list} out to mean {whom}',
  upstream: [],
  kinds: [kinds.authorizationPolicy],
  reads: [],
  bad: `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: web, namespace: shop }
spec: { rules: [{ from: [], to: [{ operation: { methods: [GET] } }] }] }
`,
  good: `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: web, namespace: shop }
spec: { rules: [{ from: [{ source: { namespaces: [web] } }], to: [{ operation: { methods: [GET] } }] }] }
`,
  check({ object: { spec } }, _set, report) {
    const { action = 'ALLOW', rules = [] } = spec ?? {};
    for (const [index, rule] of rules.entries()) {
      for (const [list, whom] of [
        ['from', 'every caller'],
        ['to', 'every request'],
      ] as const) {
        if (rule[list]?.length === 0) report({ at: ['spec', 'rules', index, list], values: { list, action, whom } });
      }
    }
  },
};
