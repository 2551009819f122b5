import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type ServiceDefaults } from '../../facts/kinds';

export const upstreamName: ManifestRule<ServiceDefaults> = {
  code: 'MESH6315',
  name: 'upstream-name',
  severity: 'error',
  summary: 'Settings of upstreams by a name where there may be none, or without one.',
  what: '{problem}',
  why: 'defaults are for all upstreams, an override is for one: the server refuses what is neither',
  fix: 'move what is for one service to overrides, with its name',
  upstream: ['webhook', 'consul-server'],
  kinds: [kinds.serviceDefaults],
  reads: [],
  fields: ['upstreamConfig'],
  bad: `
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceDefaults
metadata: { name: checkout, namespace: shop }
spec: { upstreamConfig: { defaults: { name: payments, connectTimeoutMs: 1000 } } }
---
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceDefaults
metadata: { name: refunds, namespace: shop }
spec: { upstreamConfig: { overrides: [{ connectTimeoutMs: 1000 }] } }
`,
  good: `
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceDefaults
metadata: { name: checkout, namespace: shop }
spec: { upstreamConfig: { defaults: { connectTimeoutMs: 2000 }, overrides: [{ name: payments, connectTimeoutMs: 1000 }] } }
`,
  *check({ object: { spec } }) {
    const { defaults, overrides = [] } = spec?.upstreamConfig ?? {};
    const at = ['spec', 'upstreamConfig'];
    if ((defaults?.name ?? '') !== '')
      yield {
        at: [...at, 'defaults', 'name'],
        values: { problem: `the defaults of upstreams have the name ${defaults?.name}` },
      };
    for (const [index, { name = '', peer = '', namespace = '', partition = '' }] of overrides.entries()) {
      const where = [...at, 'overrides', index];
      if (name === '') yield { at: where, values: { problem: 'an override has no name' } };
      if (peer !== '' && (namespace !== '' || partition !== ''))
        yield {
          at: [...where, 'peer'],
          values: { problem: `the override of ${name} has a peer and a namespace or partition` },
        };
    }
  },
};
