import type { ManifestRule } from '../../../../manifests/rule';
import { isFilter } from '../../facts/filter';
import { kinds, type ServiceResolver } from '../../facts/kinds';

export const filter: ManifestRule<ServiceResolver> = {
  code: 'MESH6354',
  name: 'filter',
  severity: 'error',
  summary: 'A filter that is no expression.',
  what: 'the filter is {filter}',
  why: 'the server refuses the resolver: what is more than letters, digits and _ needs quotes',
  fix: 'write Service.Meta.<key> == "<value>"',
  upstream: ['webhook', 'consul-server'],
  kinds: [kinds.serviceResolver],
  reads: [],
  fields: ['filter'],
  bad: `
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceResolver
metadata: { name: payments, namespace: shop }
spec: { subsets: { v1: { filter: Service.Meta.version == 1.4.2 } } }
`,
  good: `
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceResolver
metadata: { name: payments, namespace: shop }
spec: { subsets: { v1: { filter: 'Service.Meta.version == "1.4.2"' } } }
`,
  *check({ object: { spec } }) {
    for (const [subset, { filter = '' }] of Object.entries(spec?.subsets ?? {})) {
      if (filter.trim() !== '' && !isFilter(filter))
        yield { at: ['spec', 'subsets', subset, 'filter'], values: { filter } };
    }
  },
};
