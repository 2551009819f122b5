import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type Server } from '../../facts/kinds';

const protocols: readonly string[] = ['unknown', 'HTTP/1', 'HTTP/2', 'gRPC', 'opaque', 'TLS'];

export const proxyProtocol: ManifestRule<Server> = {
  code: 'MESH6206',
  name: 'proxy-protocol',
  severity: 'error',
  summary: 'A protocol of a Server that there is not.',
  what: "the proxyProtocol of the Server is '{protocol}'",
  why: 'the policy-validator knows unknown, HTTP/1, HTTP/2, gRPC, opaque and TLS, in this spelling',
  fix: 'write one of them; unknown lets the proxy find out',
  upstream: ['webhook'],
  kinds: [kinds.server],
  reads: [],
  fields: ['proxyProtocol'],
  bad: `
apiVersion: policy.linkerd.io/v1beta3
kind: Server
metadata: { name: payments, namespace: shop }
spec: { podSelector: { matchLabels: { app: payments } }, port: 8080, proxyProtocol: http }
`,
  good: `
apiVersion: policy.linkerd.io/v1beta3
kind: Server
metadata: { name: payments, namespace: shop }
spec: { podSelector: { matchLabels: { app: payments } }, port: 8080, proxyProtocol: HTTP/1 }
`,
  *check({ object: { spec } }) {
    const protocol = spec?.proxyProtocol;
    if (protocol !== undefined && !protocols.includes(protocol))
      yield { at: ['spec', 'proxyProtocol'], values: { protocol } };
  },
};
