import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type ServiceDefaults } from '../../facts/kinds';
import { protocols } from '../../facts/protocols';

export const protocol: ManifestRule<ServiceDefaults> = {
  code: 'MESH6311',
  name: 'protocol',
  severity: 'error',
  summary: 'A protocol that Consul does not know.',
  what: "the protocol is '{protocol}'",
  why: 'consul-k8s and the server know tcp, http, http2 and grpc',
  fix: 'write one of them; https is tcp to the proxy, or http where it ends TLS',
  upstream: ['webhook', 'consul-server'],
  kinds: [kinds.serviceDefaults],
  reads: [],
  fields: ['protocol'],
  bad: `
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceDefaults
metadata: { name: payments, namespace: shop }
spec: { protocol: https }
`,
  good: `
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceDefaults
metadata: { name: payments, namespace: shop }
spec: { protocol: http }
`,
  *check({ object: { spec } }) {
    const protocol = spec?.protocol ?? '';
    if (protocol !== '' && !protocols.includes(protocol)) yield { at: ['spec', 'protocol'], values: { protocol } };
  },
};
