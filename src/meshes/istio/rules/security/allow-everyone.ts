import type { ManifestRule } from '../../../../manifests/rule';
import { type AuthorizationPolicy, kinds } from '../../facts/kinds';
import { actionOf, isEnforced, isTargeted, selectsEverything } from '../../facts/policies';

export const allowEveryone: ManifestRule<AuthorizationPolicy> = {
  code: 'MESH9320',
  name: 'allow-everyone',
  severity: 'warning',
  summary: 'An ALLOW policy with a rule that asks for nothing.',
  what: 'rules has an empty rule: {whom} open to every request',
  why: 'a rule without conditions meets all, so other ALLOW policies add nothing',
  fix: 'name callers or ports in the rule; spec: {} without rules allows nobody',
  upstream: [],
  kinds: [kinds.authorizationPolicy],
  reads: [],
  bad: `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: default, namespace: shop }
spec: { rules: [{}] }
`,
  good: `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: default, namespace: shop }
spec: {}
`,
  check(policy, _set, report) {
    if (actionOf(policy) !== 'ALLOW' || !isEnforced(policy)) return;
    const isWide = selectsEverything(policy) && !isTargeted(policy);
    for (const [index, { from, to, when }] of (policy.object.spec?.rules ?? []).entries()) {
      if (from !== undefined || to !== undefined || (when ?? []).length > 0) continue;
      const whom = isWide ? 'every workload of the namespace is' : 'the workloads are';
      report({ at: ['spec', 'rules', index], values: { whom } });
    }
  },
};
