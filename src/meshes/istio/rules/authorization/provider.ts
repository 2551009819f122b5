import type { ManifestRule } from '../../../../manifests/rule';
import { type AuthorizationPolicy, kinds } from '../../facts/kinds';

export const provider: ManifestRule<AuthorizationPolicy> = {
  code: 'MESH8602',
  name: 'provider',
  severity: 'error',
  summary: 'A CUSTOM policy without the name of a provider, or a provider for another action.',
  what: 'action {action} {problem}',
  why: 'istiod refuses it: CUSTOM asks an external authorizer, the other actions decide themselves',
  fix: 'write action: CUSTOM together with provider.name, or neither',
  upstream: ['webhook'],
  kinds: [kinds.authorizationPolicy],
  reads: [],
  bad: `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: ask, namespace: shop }
spec: { provider: { name: opa }, rules: [{}] }
`,
  good: `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: ask, namespace: shop }
spec: { action: CUSTOM, provider: { name: opa }, rules: [{}] }
`,
  check({ object: { spec } }, _set, report) {
    const { action = 'ALLOW', provider: said, rules = [] } = spec ?? {};
    if (action !== 'CUSTOM') {
      if (said !== undefined) report({ at: ['spec', 'provider'], values: { action, problem: 'has a provider' } });
    } else if (rules.length > 0 && (said?.name ?? '') === '') {
      report({ at: ['spec', 'action'], values: { action, problem: 'has no provider.name' } });
    }
  },
};
