import { millisecondsOf } from '../../../../manifests/durations';
import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type ServiceResolver } from '../../facts/kinds';

export const negativeTimeout: ManifestRule<ServiceResolver> = {
  code: 'MESH6357',
  name: 'negative-timeout',
  severity: 'error',
  summary: 'A timeout below 0, which means none in a router only.',
  what: '{field} is {value}',
  why: 'the server refuses the resolver',
  fix: 'leave it out; a ServiceRouter takes -1s for none',
  upstream: ['webhook', 'consul-server'],
  kinds: [kinds.serviceResolver],
  reads: [],
  fields: ['requestTimeout', 'connectTimeout'],
  bad: `
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceResolver
metadata: { name: payments, namespace: shop }
spec: { requestTimeout: -1s }
`,
  good: `
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceResolver
metadata: { name: payments, namespace: shop }
spec: { requestTimeout: 20s }
`,
  *check({ object: { spec } }) {
    for (const field of ['requestTimeout', 'connectTimeout'] as const) {
      const value = spec?.[field];
      if ((millisecondsOf(value) ?? 0) < 0) yield { at: ['spec', field], values: { field, value: value ?? '' } };
    }
  },
};
