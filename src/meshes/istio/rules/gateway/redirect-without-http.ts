import type { ManifestRule } from '../../../../manifests/rule';
import { type Gateway, kinds } from '../../facts/kinds';
import { isHttpProtocol } from '../../facts/scalars/protocol';

export const redirectWithoutHttp: ManifestRule<Gateway> = {
  code: 'MESH8318',
  name: 'redirect-without-http',
  severity: 'warning',
  summary: 'A redirect to HTTPS on a port that is not for HTTP.',
  what: 'the port has the protocol {protocol}, and the server httpsRedirect: true',
  why: 'only a server for plain HTTP can answer with a redirect; plain callers are not sent to HTTPS',
  fix: 'move httpsRedirect to a server with protocol HTTP on port 80',
  upstream: ['webhook', 'IST0133'],
  kinds: [kinds.gateway],
  reads: [],
  bad: `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: shop, namespace: shop }
spec:
  selector: { istio: ingressgateway }
  servers:
    - port: { number: 443, name: https, protocol: HTTPS }
      hosts: [shop.example.com]
      tls: { mode: SIMPLE, credentialName: shop-cert, httpsRedirect: true }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: shop, namespace: shop }
spec:
  selector: { istio: ingressgateway }
  servers:
    - { port: { number: 80, name: http, protocol: HTTP }, hosts: [shop.example.com], tls: { httpsRedirect: true } }
    - port: { number: 443, name: https, protocol: HTTPS }
      hosts: [shop.example.com]
      tls: { mode: SIMPLE, credentialName: shop-cert }
`,
  check({ object: { spec } }, _set, report) {
    for (const [index, { port, tls }] of (spec?.servers ?? []).entries()) {
      if (tls?.httpsRedirect !== true || isHttpProtocol(port.protocol)) continue;
      report({ at: ['spec', 'servers', index, 'tls', 'httpsRedirect'], values: { protocol: port.protocol } });
    }
  },
};
