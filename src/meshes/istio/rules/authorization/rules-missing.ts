import type { ManifestRule } from '../../../../manifests/rule';
import { type AuthorizationPolicy, kinds } from '../../facts/kinds';

/** Without rules ALLOW denies everything, which is how a default deny is written. */
const actions: ReadonlySet<string> = new Set(['DENY', 'CUSTOM', 'AUDIT']);

export const rulesMissing: ManifestRule<AuthorizationPolicy> = {
  code: 'MESH8601',
  name: 'rules-missing',
  severity: 'error',
  summary: 'A DENY, CUSTOM or AUDIT policy without rules, which does nothing.',
  what: 'action {action} has no rules, so it never applies',
  why: '{why}',
  fix: 'write rules: [{}] for every request, or the rules that you mean',
  upstream: ['webhook'],
  kinds: [kinds.authorizationPolicy],
  reads: [],
  bad: `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: nobody, namespace: shop }
spec: { action: DENY }
`,
  good: `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: nobody, namespace: shop }
spec: { action: DENY, rules: [{}] }
`,
  check({ object: { spec } }, _set, report) {
    const { action = 'ALLOW', rules = [] } = spec ?? {};
    if (!actions.has(action) || rules.length > 0) return;
    const at = ['spec', 'action'];
    if (action === 'AUDIT') report({ at, values: { action, why: 'no request is audited' }, severity: 'warning' });
    else report({ at, values: { action, why: 'istiod refuses it, also with an empty list of rules' } });
  },
};
