import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type ServiceIntentions } from '../../facts/kinds';

const actions: ReadonlySet<string> = new Set(['allow', 'deny']);

export const action: ManifestRule<ServiceIntentions> = {
  code: 'MESH6362',
  name: 'action',
  severity: 'error',
  summary: 'A source with neither an action nor permissions, or with both.',
  what: 'the source {source} has {problem}',
  why: 'the server refuses the intentions',
  fix: 'write action: allow or deny for every request, or permissions for some',
  upstream: ['webhook', 'consul-server'],
  kinds: [kinds.serviceIntentions],
  reads: [],
  bad: `
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceDefaults
metadata: { name: payments, namespace: shop }
spec: { protocol: http }
---
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceIntentions
metadata: { name: payments, namespace: shop }
spec: { destination: { name: "payments" }, sources: [{ name: checkout, action: permit }] }
---
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceIntentions
metadata: { name: refunds, namespace: shop }
spec: { destination: { name: "refunds" }, sources: [{ name: checkout }] }
`,
  good: `
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceDefaults
metadata: { name: payments, namespace: shop }
spec: { protocol: http }
---
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceIntentions
metadata: { name: payments, namespace: shop }
spec: { destination: { name: "payments" }, sources: [{ name: checkout, action: allow }] }
`,
  *check({ object: { spec } }) {
    for (const [index, source] of (spec?.sources ?? []).entries()) {
      const { name = '', action = '', permissions = [] } = source;
      const at = ['spec', 'sources', index];
      if (permissions.length > 0 && action !== '')
        yield { at, values: { source: name, problem: 'both an action and permissions' } };
      else if (permissions.length === 0 && !actions.has(action))
        yield { at, values: { source: name, problem: action === '' ? 'no action' : `the action '${action}'` } };
      for (const [place, { action: own = '' }] of permissions.entries()) {
        if (!actions.has(own))
          yield {
            at: [...at, 'permissions', place],
            values: { source: name, problem: `a permission of action '${own}'` },
          };
      }
    }
  },
};
