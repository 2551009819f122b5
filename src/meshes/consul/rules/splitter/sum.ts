import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type ServiceSplitter } from '../../facts/kinds';

export const sum: ManifestRule<ServiceSplitter> = {
  code: 'MESH6341',
  name: 'sum',
  severity: 'error',
  summary: 'Weights that do not add up to 100.',
  what: 'the weights add up to {sum}',
  why: 'the server takes 100 only, each weight rounded to two decimals before; consul-k8s asks for the same',
  fix: 'write weights that add up to 100',
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
spec: { splits: [{ weight: 90, serviceSubset: v1 }, { weight: 5, serviceSubset: v2 }] }
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
spec: { splits: [{ weight: 95, serviceSubset: v1 }, { weight: 5, serviceSubset: v2 }] }
`,
  *check({ object: { spec } }) {
    const hundredths = (spec?.splits ?? []).map(({ weight = 0 }) => Math.round(weight * 100));
    const sum = hundredths.reduce((all, one) => all + one, 0);
    if (sum !== 10_000) yield { at: ['spec', 'splits'], values: { sum: String(sum / 100) } };
  },
};
