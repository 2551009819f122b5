import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type ProxyDefaults, type ServiceDefaults } from '../../facts/kinds';

const words = {
  mutualTLSMode: ['strict', 'permissive'],
  'meshGateway.mode': ['none', 'local', 'remote'],
  balanceInboundConnections: ['exact_balance'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export const modeWord: ManifestRule<ServiceDefaults | ProxyDefaults> = {
  code: 'MESH6312',
  name: 'mode-word',
  severity: 'error',
  summary: 'A mode that Consul does not know.',
  what: "{field} is '{value}'",
  why: 'the object is refused: Consul knows {known}',
  fix: 'write one of them, or leave the field out',
  upstream: ['webhook', 'consul-server'],
  kinds: [kinds.serviceDefaults, kinds.proxyDefaults],
  reads: [],
  fields: ['mutualTLSMode', 'meshGateway', 'balanceInboundConnections'],
  bad: `
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceDefaults
metadata: { name: payments, namespace: shop }
spec: { mutualTLSMode: disable }
---
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceDefaults
metadata: { name: checkout, namespace: shop }
spec: { balanceInboundConnections: exact }
`,
  good: `
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceDefaults
metadata: { name: payments, namespace: shop }
spec: { mutualTLSMode: strict, meshGateway: { mode: local }, balanceInboundConnections: exact_balance }
`,
  *check({ object: { spec } }) {
    const balance =
      spec !== undefined && 'balanceInboundConnections' in spec ? spec.balanceInboundConnections : undefined;
    const said = [
      ['mutualTLSMode', spec?.mutualTLSMode],
      ['meshGateway.mode', spec?.meshGateway?.mode],
      ['balanceInboundConnections', balance],
    ] as const;
    for (const [field, value] of said) {
      const known: readonly string[] = words[field];
      if (value === undefined || value === '' || known.includes(value)) continue;
      yield { at: ['spec', ...field.split('.')], values: { field, value, known: known.join(', ') } };
    }
  },
};
