import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type ServiceResolver } from '../../facts/kinds';

export const failover: ManifestRule<ServiceResolver> = {
  code: 'MESH6352',
  name: 'failover',
  severity: 'error',
  summary: 'A failover to nothing, or to two kinds of places.',
  what: '{problem}',
  why: 'the server refuses the resolver',
  fix: 'name a service, a subset or datacenters, or list all as targets',
  upstream: ['webhook', 'consul-server'],
  kinds: [kinds.serviceResolver],
  reads: [],
  fields: ['failover'],
  bad: `
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceResolver
metadata: { name: payments, namespace: shop }
spec: { failover: { "*": {} } }
---
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceResolver
metadata: { name: refunds, namespace: shop }
spec: { failover: { "*": { service: refunds-old, targets: [{ service: refunds-next }] } } }
`,
  good: `
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceResolver
metadata: { name: payments, namespace: shop }
spec: { failover: { "*": { targets: [{ service: payments-old }, { service: payments-next }] } } }
`,
  *check({ object: { spec } }) {
    for (const [subset, failover] of Object.entries(spec?.failover ?? {})) {
      const { service = '', serviceSubset = '', datacenters = [], targets = [], policy: _, ...places } = failover;
      const at = ['spec', 'failover', subset];
      const isSomewhere =
        Object.values(places).some((value) => value !== '') || datacenters.length + targets.length > 0;
      if (service === '' && serviceSubset === '' && !isSomewhere)
        yield { at, values: { problem: 'the failover goes nowhere' } };
      if (targets.length > 0 && (service !== '' || serviceSubset !== '' || datacenters.length > 0))
        yield {
          at: [...at, 'targets'],
          values: { problem: 'targets stand beside a service, a subset or datacenters' },
        };
      for (const [index, { peer = '', serviceSubset: of = '', partition = '', datacenter = '' }] of targets.entries()) {
        if (peer !== '' && [of, partition, datacenter].some((value) => value !== ''))
          yield { at: [...at, 'targets', index], values: { problem: 'a target has a peer and a subset or place' } };
      }
    }
  },
};
