import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type ServerAuthorization } from '../../facts/kinds';

export const unauthenticatedClient: ManifestRule<ServerAuthorization> = {
  code: 'MESH6208',
  name: 'unauthenticated-client',
  severity: 'error',
  summary: 'A client that must show who it is, and need not.',
  what: '{flag} stands beside {identity}',
  why: 'the policy-validator refuses what asks for an identity and for none at once',
  fix: 'leave {flag} out to ask for the identity, or the identity out to ask for none',
  upstream: ['webhook'],
  kinds: [kinds.serverAuthorization],
  reads: [],
  fields: ['meshTLS'],
  bad: `
apiVersion: policy.linkerd.io/v1beta1
kind: ServerAuthorization
metadata: { name: payments, namespace: shop }
spec:
  server: { name: payments }
  client: { unauthenticated: true, meshTLS: { serviceAccounts: [{ name: checkout }] } }
---
apiVersion: policy.linkerd.io/v1beta1
kind: ServerAuthorization
metadata: { name: refunds, namespace: shop }
spec:
  server: { name: refunds }
  client: { meshTLS: { unauthenticatedTLS: true, serviceAccounts: [{ name: checkout }] } }
`,
  good: `
apiVersion: policy.linkerd.io/v1beta1
kind: ServerAuthorization
metadata: { name: payments, namespace: shop }
spec:
  server: { name: payments }
  client: { meshTLS: { serviceAccounts: [{ name: checkout }] } }
`,
  *check({ object: { spec } }) {
    const { unauthenticated, meshTLS } = spec!.client;
    if (meshTLS === undefined) return;
    const at = ['spec', 'client'];
    if (unauthenticated === true) {
      yield { at: [...at, 'unauthenticated'], values: { flag: 'unauthenticated', identity: 'meshTLS' } };
    }
    const { unauthenticatedTLS, identities = [], serviceAccounts = [] } = meshTLS;
    if (unauthenticatedTLS !== true || identities.length + serviceAccounts.length === 0) return;
    const identity = identities.length > 0 ? 'identities' : 'serviceAccounts';
    yield { at: [...at, 'meshTLS', 'unauthenticatedTLS'], values: { flag: 'unauthenticatedTLS', identity } };
  },
};
