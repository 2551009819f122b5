import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type ServiceSplitter } from '../../facts/kinds';

export const splitTwice: ManifestRule<ServiceSplitter> = {
  code: 'MESH6344',
  name: 'split-twice',
  severity: 'error',
  summary: 'One destination in two splits, or no split.',
  what: '{problem}',
  why: 'the server refuses the splitter',
  fix: 'write each destination once, with its whole weight',
  upstream: ['webhook', 'consul-server'],
  kinds: [kinds.serviceSplitter],
  reads: [],
  bad: `
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceDefaults
metadata: { name: payments, namespace: shop }
spec: { protocol: http }
---
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceResolver
metadata: { name: payments, namespace: shop }
spec: { subsets: { v1: { filter: Service.Meta.version == v1 }, v2: { filter: Service.Meta.version == v2 } } }
---
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceSplitter
metadata: { name: payments, namespace: shop }
spec: { splits: [{ weight: 50, serviceSubset: v1 }, { weight: 50, serviceSubset: v1 }] }
`,
  good: `
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceDefaults
metadata: { name: payments, namespace: shop }
spec: { protocol: http }
---
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceResolver
metadata: { name: payments, namespace: shop }
spec: { subsets: { v1: { filter: Service.Meta.version == v1 }, v2: { filter: Service.Meta.version == v2 } } }
---
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceSplitter
metadata: { name: payments, namespace: shop }
spec: { splits: [{ weight: 50, serviceSubset: v1 }, { weight: 50, serviceSubset: v2 }] }
`,
  *check({ object: { metadata, spec } }) {
    const splits = spec?.splits ?? [];
    if (splits.length === 0) yield { at: ['spec'], values: { problem: 'there are no splits' } };
    const met = new Set<string>();
    for (const [index, { service = '', serviceSubset = '', namespace = '', partition = '' }] of splits.entries()) {
      const own = service === '' ? (metadata.name ?? '') : service;
      const key = [own, serviceSubset, namespace, partition].join(' ');
      const problem = `${own}${serviceSubset === '' ? '' : `, subset ${serviceSubset},`} is in two splits`;
      if (met.has(key)) yield { at: ['spec', 'splits', index], values: { problem } };
      met.add(key);
    }
  },
};
