import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type Mesh, type ProxyDefaults, type ServiceDefaults } from '../../facts/kinds';

export const permissiveFlag: ManifestRule<ServiceDefaults | ProxyDefaults> = {
  code: 'MESH6389',
  name: 'permissive-flag',
  severity: 'error',
  summary: 'A permissive service in a mesh that does not allow any.',
  what: 'mutualTLSMode is permissive, and {missing}',
  why: 'the server refuses it until the mesh allows it',
  fix: 'write Mesh mesh with allowEnablingPermissiveMutualTLS: true, and apply it before',
  upstream: ['webhook', 'consul-server'],
  kinds: [kinds.serviceDefaults, kinds.proxyDefaults],
  reads: [kinds.mesh],
  fields: ['mutualTLSMode'],
  bad: `
apiVersion: consul.hashicorp.com/v1alpha1
kind: Mesh
metadata: { name: mesh, namespace: consul }
spec: { allowEnablingPermissiveMutualTLS: false }
---
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceDefaults
metadata: { name: payments, namespace: shop }
spec: { protocol: http, mutualTLSMode: permissive }
`,
  good: `
apiVersion: consul.hashicorp.com/v1alpha1
kind: Mesh
metadata: { name: mesh, namespace: consul }
spec: { allowEnablingPermissiveMutualTLS: true }
---
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceDefaults
metadata: { name: payments, namespace: shop }
spec: { protocol: http, mutualTLSMode: permissive }
`,
  *check({ object }, set) {
    if (object.spec?.mutualTLSMode !== 'permissive') return;
    const [mesh] = set.of<Mesh>(kinds.mesh);
    if (mesh?.object.spec?.allowEnablingPermissiveMutualTLS === true) return;
    const isSure = mesh !== undefined || set.settings.complete === 'all';
    const missing =
      mesh === undefined ? `no Mesh ${isSure ? 'allows it' : 'in this set allows it'}` : 'the Mesh does not allow it';
    const severity = isSure ? undefined : 'info';
    yield { at: ['spec', 'mutualTLSMode'], related: mesh === undefined ? [] : [mesh], severity, values: { missing } };
  },
};
