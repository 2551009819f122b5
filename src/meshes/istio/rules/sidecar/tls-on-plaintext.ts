import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type Sidecar } from '../../facts/kinds';
import { isTlsProtocol } from '../../facts/scalars/protocol';

export const tlsOnPlaintext: ManifestRule<Sidecar> = {
  code: 'MESH8507',
  name: 'tls-on-plaintext',
  severity: 'error',
  summary: 'A listener of a Sidecar for plain calls in with tls.',
  what: "the listener has tls, and its port the protocol '{protocol}'",
  why: 'istiod refuses it: a port for plain traffic has no TLS of its own',
  fix: 'write protocol HTTPS or TLS, or remove tls',
  upstream: ['webhook'],
  kinds: [kinds.sidecar],
  reads: [],
  bad: `
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: orders, namespace: shop }
spec:
  ingress:
    - port: { number: 9080, name: http, protocol: HTTP }
      defaultEndpoint: 127.0.0.1:8080
      tls: { mode: SIMPLE, serverCertificate: /certs/tls.pem, privateKey: /certs/key.pem }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: orders, namespace: shop }
spec:
  ingress:
    - port: { number: 9080, name: https, protocol: HTTPS }
      defaultEndpoint: 127.0.0.1:8080
      tls: { mode: SIMPLE, serverCertificate: /certs/tls.pem, privateKey: /certs/key.pem }
`,
  check({ object: { spec } }, _set, report) {
    for (const [index, { port, tls }] of (spec?.ingress ?? []).entries()) {
      const { protocol = '' } = port;
      if (tls !== undefined && !isTlsProtocol(protocol)) {
        report({ at: ['spec', 'ingress', index, 'tls'], values: { protocol } });
      }
    }
  },
};
