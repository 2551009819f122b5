import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type ProxyDefaults, type ServiceResolver } from '../../facts/kinds';

const words = {
  prioritizeByLocality: ['none', 'failover'],
  failoverPolicy: ['sequential', 'order-by-locality'],
} as const;

export const failoverMode: ManifestRule<ProxyDefaults | ServiceResolver> = {
  code: 'MESH6322',
  name: 'failover-mode',
  severity: 'error',
  summary: 'A way of failover or of locality that Consul does not know.',
  what: "{field} is '{value}'",
  why: 'consul-k8s refuses it: it knows {known}; and it is for Enterprise alone',
  fix: 'write one of them, or leave the field out',
  upstream: ['webhook', 'consul-k8s'],
  kinds: [kinds.proxyDefaults, kinds.serviceResolver],
  reads: [],
  fields: ['prioritizeByLocality', 'failoverPolicy'],
  bad: `
apiVersion: consul.hashicorp.com/v1alpha1
kind: ProxyDefaults
metadata: { name: global, namespace: consul }
spec: { prioritizeByLocality: { mode: near } }
`,
  good: `
apiVersion: consul.hashicorp.com/v1alpha1
kind: ProxyDefaults
metadata: { name: global, namespace: consul }
spec: { prioritizeByLocality: { mode: failover } }
`,
  *check({ object: { spec } }) {
    const said = [
      ['prioritizeByLocality', spec?.prioritizeByLocality?.mode],
      ['failoverPolicy', spec !== undefined && 'failoverPolicy' in spec ? spec.failoverPolicy?.mode : undefined],
    ] as const;
    for (const [field, value] of said) {
      const known: readonly string[] = words[field];
      if (value === undefined || value === '' || known.includes(value)) continue;
      yield { at: ['spec', field, 'mode'], values: { field: `${field}.mode`, value, known: known.join(', ') } };
    }
  },
};
