import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type ServiceResolver } from '../../facts/kinds';

export const subsetName: ManifestRule<ServiceResolver> = {
  code: 'MESH6353',
  name: 'subset-name',
  severity: 'error',
  summary: 'A subset whose name cannot be part of a name of DNS.',
  what: "the subset is called '{subset}'",
  why: 'the server refuses the resolver',
  fix: 'write small letters, digits and dashes, with a letter or digit at both ends',
  upstream: ['webhook', 'consul-server'],
  kinds: [kinds.serviceResolver],
  reads: [],
  fields: ['subsets'],
  bad: `
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceResolver
metadata: { name: payments, namespace: shop }
spec: { subsets: { V1: { filter: Service.Meta.version == v1 } } }
`,
  good: `
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceResolver
metadata: { name: payments, namespace: shop }
spec: { subsets: { v1: { filter: Service.Meta.version == v1 } } }
`,
  *check({ object: { spec } }) {
    for (const subset of Object.keys(spec?.subsets ?? {}))
      if (!/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(subset))
        yield { at: ['spec', 'subsets', subset], values: { subset } };
  },
};
