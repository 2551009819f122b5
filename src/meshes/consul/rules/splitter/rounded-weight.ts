import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type ServiceSplitter } from '../../facts/kinds';

export const roundedWeight: ManifestRule<ServiceSplitter> = {
  code: 'MESH6343',
  name: 'rounded-weight',
  severity: 'warning',
  summary: 'A weight that the server rounds.',
  what: 'the weight {weight} becomes {rounded}',
  why: 'the server rounds to two decimals without a word: a small share may be none',
  fix: 'write two decimals at most',
  upstream: [],
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
spec: { splits: [{ weight: 99.996, serviceSubset: v1 }, { weight: 0.004, serviceSubset: v2 }] }
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
spec: { splits: [{ weight: 99.99, serviceSubset: v1 }, { weight: 0.01, serviceSubset: v2 }] }
`,
  *check({ object: { spec } }) {
    for (const [index, { weight = 0 }] of (spec?.splits ?? []).entries()) {
      const rounded = Math.round(weight * 100) / 100;
      if (Math.abs(rounded - weight) < 1e-9) continue;
      yield { at: ['spec', 'splits', index, 'weight'], values: { weight: String(weight), rounded: String(rounded) } };
    }
  },
};
