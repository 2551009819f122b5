import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type ServiceIntentions } from '../../facts/kinds';

const limit = 512;

export const description: ManifestRule<ServiceIntentions> = {
  code: 'MESH6365',
  name: 'description',
  severity: 'error',
  summary: 'A description that is too long.',
  what: 'the description has {count} characters',
  why: 'the server takes 512 at most',
  fix: 'shorten it; an annotation has room for more',
  upstream: ['webhook', 'consul-server'],
  kinds: [kinds.serviceIntentions],
  reads: [],
  fields: ['description'],
  bad: `
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceIntentions
metadata: { name: payments, namespace: shop }
spec:
  destination: { name: payments }
  sources: [{ name: checkout, action: allow, description: ${'checkout pays. '.repeat(40)} }]
`,
  good: `
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceIntentions
metadata: { name: payments, namespace: shop }
spec: { destination: { name: "payments" }, sources: [{ name: checkout, action: allow, description: checkout pays }] }
`,
  *check({ object: { spec } }) {
    for (const [index, { description = '' }] of (spec?.sources ?? []).entries()) {
      if (description.length > limit)
        yield { at: ['spec', 'sources', index, 'description'], values: { count: String(description.length) } };
    }
  },
};
