import { workloadKinds } from '../../../../manifests/cluster/workloads';
import { namespaceOf } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import { identityFieldsOf, portOfRule } from '../../facts/identity-fields';
import { type AuthorizationPolicy, kinds } from '../../facts/kinds';
import { actionOf, isEnforced } from '../../facts/policies';
import { isSure, modesOf } from '../../facts/policy-mtls';
import { relatedTo } from '../../facts/strict';

type Rule = NonNullable<NonNullable<AuthorizationPolicy['spec']>['rules']>[number];

/** Whether another rule of the policy says who may call the port in plaintext, so that somebody thought of it. */
const isExcepted = (rules: readonly Rule[], rule: Rule): boolean =>
  rules.some(
    (other, index) =>
      other !== rule &&
      identityFieldsOf(other, index).named === undefined &&
      (portOfRule(other) === undefined || portOfRule(other) === portOfRule(rule)),
  );

/** What a caller without an identity gets, by the action and by whether the rule names or excepts identities; a DENY with an exception denies it. */
const outcomes = {
  'ALLOW named': { outcome: 'is refused with 403', severity: 'warning' },
  'ALLOW excepted': { outcome: 'meets the rule and is let in', severity: 'error' },
  'DENY named': { outcome: 'does not meet the rule and gets past it', severity: 'error' },
} as const;

export const identityUnderPermissive: ManifestRule<AuthorizationPolicy> = {
  code: 'MESH9308',
  name: 'identity-under-permissive',
  severity: 'error',
  summary: 'A rule by identity where plaintext callers, who have none, may call.',
  what: '{action} by {field}, and {mode}: a caller in plaintext {outcome}',
  why: 'only mTLS gives an identity; in plaintext a caller has none, whoever it is',
  fix: 'set the mTLS mode of these workloads to STRICT',
  upstream: [],
  kinds: [kinds.authorizationPolicy],
  reads: [kinds.peerAuthentication, '/Namespace', ...workloadKinds],
  bad: `
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: default, namespace: shop }
spec: { mtls: { mode: PERMISSIVE } }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: not-from-dev, namespace: shop }
spec: { action: DENY, rules: [{ from: [{ source: { namespaces: [dev] } }] }] }
`,
  good: `
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: default, namespace: shop }
spec: { mtls: { mode: STRICT } }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: not-from-dev, namespace: shop }
spec: { action: DENY, rules: [{ from: [{ source: { namespaces: [dev] } }] }] }
`,
  check(policy, set, report) {
    const action = actionOf(policy);
    if (!isEnforced(policy) || (action !== 'ALLOW' && action !== 'DENY')) return;
    const rules = policy.object.spec?.rules ?? [];
    for (const [index, rule] of rules.entries()) {
      const { named, excepted } = identityFieldsOf(rule, index);
      const field = named ?? excepted;
      if (field === undefined || (named === undefined && action === 'DENY')) continue;
      if (action === 'ALLOW' && named !== undefined && isExcepted(rules, rule)) continue;
      const open = modesOf(policy, set, portOfRule(rule)).find(({ mode }) => mode === 'PERMISSIVE');
      if (open === undefined) continue;
      const { outcome, severity } =
        action === 'DENY' ? outcomes['DENY named'] : outcomes[named === undefined ? 'ALLOW excepted' : 'ALLOW named'];
      const sure = isSure(open, namespaceOf(policy.object), set);
      const mode = sure ? 'the mTLS mode is PERMISSIVE' : 'nothing in this set says STRICT';
      const values = { action, field: field.name, mode, outcome };
      report({ at: field.at, values, related: relatedTo(open), severity: sure ? severity : 'info' });
    }
  },
};
