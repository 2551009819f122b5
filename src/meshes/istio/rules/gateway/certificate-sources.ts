import type { ManifestRule } from '../../../../manifests/rule';
import { type Gateway, kinds, type Sidecar } from '../../facts/kinds';
import { isSaid, type ServerTls, serverTlsOf } from '../../facts/server-tls';

const sources: Readonly<Record<string, (tls: ServerTls) => boolean>> = {
  credentialName: (tls) => isSaid(tls.credentialName),
  credentialNames: (tls) => isSaid(tls.credentialNames),
  tlsCertificates: (tls) => isSaid(tls.tlsCertificates),
  serverCertificate: (tls) => isSaid(tls.serverCertificate) && isSaid(tls.privateKey),
};

export const certificateSources: ManifestRule<Gateway | Sidecar> = {
  code: 'MESH8313',
  name: 'certificate-sources',
  severity: 'error',
  summary: 'A listener with certificates of two sources.',
  what: 'tls has {first} and {second}',
  why: 'istiod refuses it: the certificate comes from one source',
  fix: 'keep one of them; for certificates of two kinds use credentialNames or tlsCertificates',
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
    - port: { number: 443, name: https, protocol: HTTPS }
      hosts: [shop.example.com]
      tls: { mode: SIMPLE, credentialName: shop-cert, serverCertificate: /certs/tls.pem, privateKey: /certs/key.pem }
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
      // There any source is one too many, which is said by itself.
      if (mode === 'ISTIO_MUTUAL') continue;
      const [first, second] = Object.keys(sources).filter((name) => sources[name]!(tls));
      if (first !== undefined && second !== undefined) report({ at: [...at, second], values: { first, second } });
    }
  },
};
