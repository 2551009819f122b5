import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type ServiceIntentions } from '../../facts/kinds';

export const sources: ManifestRule<ServiceIntentions> = {
  code: 'MESH6361',
  name: 'sources',
  severity: 'error',
  summary: 'Intentions without a source, or with one that has no name.',
  what: '{problem}',
  why: 'the server refuses the intentions',
  fix: 'name the services that may call, or * for all',
  upstream: ['webhook', 'consul-server'],
  kinds: [kinds.serviceIntentions],
  reads: [],
  bad: `
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceIntentions
metadata: { name: payments, namespace: shop }
spec: { destination: { name: "payments" }, sources: [] }
---
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceIntentions
metadata: { name: refunds, namespace: shop }
spec: { destination: { name: "refunds" }, sources: [{ action: allow }] }
`,
  good: `
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceIntentions
metadata: { name: payments, namespace: shop }
spec: { destination: { name: "payments" }, sources: [{ name: checkout, action: allow }] }
`,
  *check({ object: { spec } }) {
    const sources = spec?.sources ?? [];
    if (sources.length === 0) yield { at: ['spec', 'sources'], values: { problem: 'there is no source' } };
    for (const [index, { name = '' }] of sources.entries())
      if (name === '') yield { at: ['spec', 'sources', index], values: { problem: 'a source has no name' } };
  },
};
