import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type ServiceResolver } from '../../facts/kinds';

export const defaultSubset: ManifestRule<ServiceResolver> = {
  code: 'MESH6355',
  name: 'default-subset',
  severity: 'error',
  summary: 'A default subset that there is not.',
  what: 'the default subset is {subset}, which is none of the subsets',
  why: 'the server refuses the resolver',
  fix: 'define the subset, or name one that is defined',
  upstream: ['webhook', 'consul-server'],
  kinds: [kinds.serviceResolver],
  reads: [],
  fields: ['defaultSubset'],
  bad: `
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceResolver
metadata: { name: payments, namespace: shop }
spec: { defaultSubset: v2, subsets: { v1: { filter: Service.Meta.version == v1 } } }
`,
  good: `
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceResolver
metadata: { name: payments, namespace: shop }
spec: { defaultSubset: v1, subsets: { v1: { filter: Service.Meta.version == v1 } } }
`,
  *check({ object: { spec } }) {
    const subset = spec?.defaultSubset ?? '';
    if (subset !== '' && !Object.hasOwn(spec?.subsets ?? {}, subset))
      yield { at: ['spec', 'defaultSubset'], values: { subset } };
  },
};
