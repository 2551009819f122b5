import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type ServiceIntentions } from '../../facts/kinds';
import { providersOf } from '../../facts/providers';

export const unheldToken: ManifestRule<ServiceIntentions> = {
  code: 'MESH6388',
  name: 'unheld-token',
  severity: 'info',
  summary: 'Tokens that are asked for, which a mesh that allows by default does not hold.',
  what: 'calls to {service} are to bring a token of {provider}',
  why: 'where the default of the mesh is allow, nobody checks it: without a token, or expired, all get through',
  fix: 'set default_intention_policy: deny, or the default of ACLs',
  upstream: [],
  kinds: [kinds.serviceIntentions],
  reads: [],
  fields: ['jwt'],
  bad: `
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceDefaults
metadata: { name: payments, namespace: shop }
spec: { protocol: http }
---
apiVersion: consul.hashicorp.com/v1alpha1
kind: JWTProvider
metadata: { name: shop, namespace: shop }
spec: { issuer: shop, jsonWebKeySet: { local: { filename: /keys } } }
---
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceIntentions
metadata: { name: payments, namespace: shop }
spec: { destination: { name: payments }, sources: [{ name: checkout, action: allow }], jwt: { providers: [{ name: shop }] } }
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
spec: { destination: { name: payments }, sources: [{ name: checkout, action: allow }] }
`,
  *check({ object: { spec } }) {
    const [first] = providersOf(spec);
    if (first !== undefined)
      yield { at: ['spec'], values: { service: spec?.destination?.name ?? '', provider: first.name } };
  },
};
