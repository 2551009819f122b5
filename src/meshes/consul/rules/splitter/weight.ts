import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type ServiceSplitter } from '../../facts/kinds';

export const weight: ManifestRule<ServiceSplitter> = {
  code: 'MESH6342',
  name: 'weight',
  severity: 'error',
  summary: 'A weight that is no share.',
  what: 'the weight is {weight}',
  why: 'consul-k8s refuses it: a share is 0, or from 0.01 to 100',
  fix: 'write shares from 0 to 100, with two decimals at most',
  upstream: ['webhook', 'consul-k8s'],
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
spec: { splits: [{ weight: -10, serviceSubset: v1 }, { weight: 110, serviceSubset: v2 }] }
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
spec: { splits: [{ weight: 0, serviceSubset: v1 }, { weight: 100, serviceSubset: v2 }] }
`,
  *check({ object: { spec } }) {
    for (const [index, { weight = 0 }] of (spec?.splits ?? []).entries()) {
      if (weight === 0 || (weight >= 0.01 && weight <= 100)) continue;
      yield { at: ['spec', 'splits', index, 'weight'], values: { weight: String(weight) } };
    }
  },
};
