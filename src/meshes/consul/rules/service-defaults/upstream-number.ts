import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type ServiceDefaults } from '../../facts/kinds';

export const upstreamNumber: ManifestRule<ServiceDefaults> = {
  code: 'MESH6316',
  name: 'upstream-number',
  severity: 'error',
  summary: 'A number below 0, or a share above 100.',
  what: '{field} is {value}',
  why: 'a number below 0 or a share above 100 is refused',
  fix: 'write {range}',
  upstream: ['webhook', 'consul-server'],
  kinds: [kinds.serviceDefaults],
  reads: [],
  bad: `
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceDefaults
metadata: { name: checkout, namespace: shop }
spec: { upstreamConfig: { defaults: { limits: { maxConnections: -1 } } } }
---
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceDefaults
metadata: { name: refunds, namespace: shop }
spec: { upstreamConfig: { defaults: { passiveHealthCheck: { maxEjectionPercent: 101 } } } }
`,
  good: `
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceDefaults
metadata: { name: checkout, namespace: shop }
spec: { upstreamConfig: { defaults: { limits: { maxConnections: 100 }, passiveHealthCheck: { maxEjectionPercent: 100 } } } }
`,
  *check({ object: { spec } }) {
    for (const field of ['maxInboundConnections', 'localConnectTimeoutMs', 'localRequestTimeoutMs'] as const) {
      const value = spec?.[field] ?? 0;
      if (value < 0) yield { at: ['spec', field], values: { field, value: String(value), range: '0 or more' } };
    }
    const { defaults, overrides = [] } = spec?.upstreamConfig ?? {};
    const all = [
      ...(defaults === undefined ? [] : [['defaults', defaults] as const]),
      ...overrides.map((one, index) => [index, one] as const),
    ];
    for (const [place, { limits = {}, passiveHealthCheck = {} }] of all) {
      const at = ['spec', 'upstreamConfig', ...(place === 'defaults' ? [place] : ['overrides', place])];
      for (const [field, value] of Object.entries(limits)) {
        if (value < 0)
          yield { at: [...at, 'limits', field], values: { field, value: String(value), range: '0 or more' } };
      }
      for (const field of ['maxEjectionPercent', 'enforcingConsecutive5xx'] as const) {
        const value = passiveHealthCheck[field] ?? 0;
        if (value < 0 || value > 100)
          yield {
            at: [...at, 'passiveHealthCheck', field],
            values: { field, value: String(value), range: '0 to 100' },
          };
      }
    }
  },
};
