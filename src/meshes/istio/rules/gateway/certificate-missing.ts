import type { ManifestRule } from '../../../../manifests/rule';
import { type Gateway, kinds, type Sidecar } from '../../facts/kinds';
import { isSaid, needsCertificate, type ServerTls, serverTlsOf, verifiesCallers } from '../../facts/server-tls';

const files = ['serverCertificate', 'privateKey'] as const;

/** What the listener shows, with where it stands: several files, or one. */
const shown = ({ tlsCertificates = [], serverCertificate, privateKey }: ServerTls) =>
  tlsCertificates.length > 0
    ? tlsCertificates.map((certificate, index) => ({ certificate, below: ['tlsCertificates', index] }))
    : [{ certificate: { serverCertificate, privateKey }, below: [] }];

export const certificateMissing: ManifestRule<Gateway | Sidecar> = {
  code: 'MESH8314',
  name: 'certificate-missing',
  severity: 'error',
  summary: 'A listener that ends TLS without a certificate, or verifies callers without a CA.',
  what: 'tls has mode {mode} and no {field}',
  why: 'istiod refuses it: {why}',
  fix: 'add credentialName with the name of a Secret, or {field} with a file',
  upstream: ['webhook'],
  kinds: [kinds.gateway, kinds.sidecar],
  reads: [],
  bad: `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: shop, namespace: shop }
spec:
  selector: { istio: ingressgateway }
  servers:
    - { port: { number: 443, name: https, protocol: HTTPS }, hosts: [shop.example.com], tls: { mode: SIMPLE } }
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
  check(manifest, _set, report) {
    for (const { tls, mode, at } of serverTlsOf(manifest)) {
      if (!needsCertificate(mode) || isSaid(tls.credentialName) || isSaid(tls.credentialNames)) continue;
      if (verifiesCallers(mode) && !isSaid(tls.caCertificates)) {
        report({
          at,
          values: { mode, field: 'caCertificates', why: 'nothing says whose certificates callers may show' },
        });
      }
      for (const { certificate, below } of shown(tls)) {
        for (const field of files) {
          if (isSaid(certificate[field])) continue;
          report({ at: [...at, ...below], values: { mode, field, why: 'the listener has nothing to show' } });
        }
      }
    }
  },
};
