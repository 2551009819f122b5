import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type ServiceResolver } from '../../facts/kinds';

export const redirect: ManifestRule<ServiceResolver> = {
  code: 'MESH6351',
  name: 'redirect',
  severity: 'error',
  summary: 'A redirect to nothing, or beside a failover.',
  what: '{problem}',
  why: 'the server refuses the resolver',
  fix: 'redirect to a service, or fail over to it, not both',
  upstream: ['webhook', 'consul-server'],
  kinds: [kinds.serviceResolver],
  reads: [],
  fields: ['redirect'],
  bad: `
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceResolver
metadata: { name: payments, namespace: shop }
spec: { redirect: { service: payments-next }, failover: { "*": { service: payments-old } } }
---
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceResolver
metadata: { name: refunds, namespace: shop }
spec: { redirect: {} }
---
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceResolver
metadata: { name: checkout, namespace: shop }
spec: { redirect: { serviceSubset: v1 } }
`,
  good: `
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceResolver
metadata: { name: payments, namespace: shop }
spec: { redirect: { service: payments-next } }
`,
  *check({ object: { spec } }) {
    const redirect = spec?.redirect;
    if (redirect === undefined) return;
    const at = ['spec', 'redirect'];
    if (Object.keys(spec?.failover ?? {}).length > 0)
      yield { at, values: { problem: 'there are both redirect and failover' } };
    const { service = '', datacenter = '', serviceSubset = '', peer = '', samenessGroup = '', ...places } = redirect;
    const own = [serviceSubset, peer, ...Object.values(places)].filter((value) => value !== '');
    if (service === '' && own.length > 0)
      yield { at, values: { problem: 'the redirect has a subset, a peer or a place, and no service' } };
    else if (service === '' && datacenter === '' && samenessGroup === '')
      yield { at, values: { problem: 'the redirect is empty' } };
    if (peer !== '' && (serviceSubset !== '' || datacenter !== '' || (places.partition ?? '') !== ''))
      yield { at: [...at, 'peer'], values: { problem: 'a peer stands beside a subset, a partition or a datacenter' } };
  },
};
