import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type ServiceIntentions } from '../../facts/kinds';

export const allowOnly: ManifestRule<ServiceIntentions> = {
  code: 'MESH6387',
  name: 'allow-only',
  severity: 'warning',
  summary: 'Permissions that only allow.',
  what: 'the permissions of {source} only allow',
  why: 'where the default of the mesh is allow, they deny nothing: what none of them names is let through too',
  fix: 'end with a permission that denies pathPrefix /',
  upstream: [],
  kinds: [kinds.serviceIntentions],
  reads: [],
  fields: ['permissions'],
  bad: `
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceDefaults
metadata: { name: payments, namespace: shop }
spec: { protocol: http }
---
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceIntentions
metadata: { name: payments, namespace: shop }
spec: { destination: { name: payments }, sources: [{ name: checkout, permissions: [{ action: allow, http: { pathPrefix: /items } }] }] }
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
spec: { destination: { name: payments }, sources: [{ name: checkout, permissions: [{ action: allow, http: { pathPrefix: /items } }, { action: deny, http: { pathPrefix: / } }] }] }
`,
  *check({ object: { spec } }) {
    for (const [index, { name = '', permissions = [] }] of (spec?.sources ?? []).entries()) {
      if (permissions.length === 0 || permissions.some(({ action }) => action !== 'allow')) continue;
      const isForAll = permissions.some(
        ({ http }) => http?.pathPrefix === '/' && !http.methods?.length && !http.header?.length,
      );
      if (!isForAll) yield { at: ['spec', 'sources', index, 'permissions'], values: { source: name } };
    }
  },
};
