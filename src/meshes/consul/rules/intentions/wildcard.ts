import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type ServiceIntentions } from '../../facts/kinds';

const isPartial = (name: string): boolean => name !== '*' && name.includes('*');

export const wildcard: ManifestRule<ServiceIntentions> = {
  code: 'MESH6364',
  name: 'wildcard',
  severity: 'error',
  summary: 'A wildcard where none may be.',
  what: '{problem}',
  why: 'the server refuses the intentions: * stands for all, alone, and all do not speak HTTP',
  fix: 'name the service, or write * with an action',
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
spec: { destination: { name: "payments" }, sources: [{ name: "check*", action: allow }] }
---
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceIntentions
metadata: { name: all, namespace: shop }
spec: { destination: { name: "*" }, sources: [{ name: checkout, permissions: [{ action: allow, http: { pathPrefix: / } }] }] }
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
spec: { destination: { name: "payments" }, sources: [{ name: "*", action: deny }] }
`,
  *check({ object: { spec } }) {
    const destination = spec?.destination?.name ?? '';
    if (isPartial(destination))
      yield { at: ['spec', 'destination', 'name'], values: { problem: `the destination is '${destination}'` } };
    for (const [index, { name = '', permissions = [] }] of (spec?.sources ?? []).entries()) {
      const at = ['spec', 'sources', index];
      if (isPartial(name)) yield { at: [...at, 'name'], values: { problem: `the source is '${name}'` } };
      if (destination === '*' && permissions.length > 0)
        yield { at: [...at, 'permissions'], values: { problem: 'there are permissions for calls to *' } };
    }
  },
};
