import type { ManifestRule } from '../../../../manifests/rule';
import { type Gateway, kinds } from '../../facts/kinds';
import { isHttpProtocol, isProtocol, isTlsProtocol } from '../../facts/scalars/protocol';
import { isPassthrough, isSaid, modeOf, type ServerTls } from '../../facts/server-tls';

/** What a server for plain HTTP may say of TLS: that callers are sent to HTTPS. */
const isOnlyRedirect = (tls: ServerTls): boolean =>
  isPassthrough(modeOf(tls)) &&
  ![tls.serverCertificate, tls.privateKey, tls.caCertificates].some((value) => isSaid(value));

export const tlsOnPlaintext: ManifestRule<Gateway> = {
  code: 'MESH8310',
  name: 'tls-on-plaintext',
  severity: 'error',
  summary: 'A server of a Gateway for plain traffic with certificates.',
  what: 'the port has the protocol {protocol}, and the server tls with {tls}',
  why: 'istiod refuses it: on a port for plain traffic the gateway shows no certificate',
  fix: 'write protocol {instead}, or {keep}',
  upstream: ['webhook'],
  kinds: [kinds.gateway],
  reads: [],
  bad: `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: shop, namespace: shop }
spec:
  selector: { istio: ingressgateway }
  servers:
    - port: { number: 443, name: https, protocol: HTTP }
      hosts: [shop.example.com]
      tls: { mode: SIMPLE, credentialName: shop-cert }
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
      if (tls === undefined || isTlsProtocol(protocol) || !isProtocol(protocol)) continue;
      const isHttp = isHttpProtocol(protocol);
      if (isHttp && isOnlyRedirect(tls)) continue;
      const instead = isHttp ? 'HTTPS' : 'TLS';
      const keep = isHttp ? 'keep nothing of tls but httpsRedirect' : 'remove tls';
      const said = isPassthrough(modeOf(tls)) && isHttp ? 'certificates' : `mode ${modeOf(tls)}`;
      report({ at: ['spec', 'servers', index, 'tls'], values: { protocol, tls: said, instead, keep } });
    }
  },
};
