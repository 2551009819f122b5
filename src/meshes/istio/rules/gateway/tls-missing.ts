import type { ManifestRule } from '../../../../manifests/rule';
import { type Gateway, kinds } from '../../facts/kinds';
import { isTlsProtocol } from '../../facts/scalars/protocol';

export const tlsMissing: ManifestRule<Gateway> = {
  code: 'MESH8309',
  name: 'tls-missing',
  severity: 'error',
  summary: 'A server of a Gateway for HTTPS or TLS without tls.',
  what: 'the port has the protocol {protocol}, and the server no tls',
  why: 'istiod refuses it: nothing says which certificate the gateway shows',
  fix: 'add tls: { mode: SIMPLE, credentialName: … }, or { mode: PASSTHROUGH } to leave TLS to the pods',
  upstream: ['webhook'],
  kinds: [kinds.gateway],
  reads: [],
  bad: `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: shop, namespace: shop }
spec:
  selector: { istio: ingressgateway }
  servers: [{ port: { number: 443, name: https, protocol: HTTPS }, hosts: [shop.example.com] }]
`,
  good: `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: shop, namespace: shop }
spec:
  selector: { istio: ingressgateway }
  servers:
    - port: { number: 443, name: https, protocol: HTTPS }
      hosts: [shop.example.com]
      tls: { mode: SIMPLE, credentialName: shop-cert }
`,
  check({ object: { spec } }, _set, report) {
    for (const [index, { port, tls }] of (spec?.servers ?? []).entries()) {
      const { protocol } = port;
      if (tls === undefined && isTlsProtocol(protocol))
        report({ at: ['spec', 'servers', index], values: { protocol } });
    }
  },
};
