import { workloadKinds } from '../../../../manifests/cluster/workloads';
import type { ManifestRule } from '../../../../manifests/rule';
import { identityFieldsOf, portOfRule } from '../../facts/identity-fields';
import { type AuthorizationPolicy, kinds } from '../../facts/kinds';
import { isEnforced } from '../../facts/policies';
import { modesOf } from '../../facts/policy-mtls';
import { relatedTo } from '../../facts/strict';

export const identityWithoutMtls: ManifestRule<AuthorizationPolicy> = {
  code: 'MESH9309',
  name: 'identity-without-mtls',
  severity: 'error',
  summary: 'A rule by identity for workloads whose mTLS is off.',
  what: 'the rule looks at {field}, and the mTLS mode of its workloads is DISABLE',
  why: 'without mTLS no caller has an identity: names meet nobody, and exceptions meet everybody',
  fix: 'set the mode to STRICT, or decide by ipBlocks',
  upstream: ['KIA0105'],
  kinds: [kinds.authorizationPolicy],
  reads: [kinds.peerAuthentication, '/Namespace', ...workloadKinds],
  bad: `
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: default, namespace: shop }
spec: { mtls: { mode: DISABLE } }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: payments, namespace: shop }
spec: { rules: [{ from: [{ source: { principals: [cluster.local/ns/shop/sa/orders] } }] }] }
`,
  good: `
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: default, namespace: shop }
spec: { mtls: { mode: STRICT } }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: payments, namespace: shop }
spec: { rules: [{ from: [{ source: { principals: [cluster.local/ns/shop/sa/orders] } }] }] }
`,
  check(policy, set, report) {
    if (!isEnforced(policy)) return;
    for (const [index, rule] of (policy.object.spec?.rules ?? []).entries()) {
      const { named, excepted } = identityFieldsOf(rule, index);
      const field = named ?? excepted;
      if (field === undefined) continue;
      const modes = modesOf(policy, set, portOfRule(rule));
      if (modes.length === 0 || modes.some(({ mode }) => mode !== 'DISABLE')) continue;
      report({ at: field.at, values: { field: field.name }, related: modes.flatMap(relatedTo) });
    }
  },
};
