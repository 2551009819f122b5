import { absence } from '../../../../manifests/absence';
import { namespaceOf } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import { entryOf } from '../../facts/entries';
import { kinds, type ServiceIntentions } from '../../facts/kinds';
import { providersOf } from '../../facts/providers';

export const tokenProvider: ManifestRule<ServiceIntentions> = {
  code: 'MESH6392',
  name: 'token-provider',
  severity: 'error',
  summary: 'Tokens of a provider that there is not.',
  what: 'the JWTProvider {provider} {missing}',
  why: 'the server refuses the intentions until it is there; consul-k8s lets them through, so only Synced tells',
  fix: 'add the JWTProvider, and apply it before',
  upstream: ['webhook', 'consul-server'],
  kinds: [kinds.serviceIntentions],
  reads: [kinds.jwtProvider],
  fields: ['jwt'],
  bad: `
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceDefaults
metadata: { name: payments, namespace: shop }
spec: { protocol: http }
---
apiVersion: consul.hashicorp.com/v1alpha1
kind: JWTProvider
metadata: { name: warehouse, namespace: shop }
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
kind: JWTProvider
metadata: { name: shop, namespace: shop }
spec: { issuer: shop, jsonWebKeySet: { local: { filename: /keys } } }
---
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceIntentions
metadata: { name: payments, namespace: shop }
spec: { destination: { name: payments }, sources: [{ name: checkout, action: allow }], jwt: { providers: [{ name: shop }] } }
`,
  *check({ object }, set) {
    const { missing } = absence(set.settings, undefined);
    for (const { name: provider, at } of providersOf(object.spec)) {
      if (entryOf(set, kinds.jwtProvider, namespaceOf(object), provider) !== undefined) continue;
      const severity = set.settings.complete === 'all' ? undefined : 'info';
      yield { at, severity, values: { provider, missing } };
    }
  },
};
