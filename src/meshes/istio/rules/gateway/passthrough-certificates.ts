import type { ManifestRule } from '../../../../manifests/rule';
import { type Gateway, kinds, type Sidecar } from '../../facts/kinds';
import { isPassthrough, isSaid, serverTlsOf } from '../../facts/server-tls';

const certificates = [
  'serverCertificate',
  'privateKey',
  'caCertificates',
  'caCrl',
  'tlsCertificates',
  'credentialName',
  'credentialNames',
] as const;

export const passthroughCertificates: ManifestRule<Gateway | Sidecar> = {
  code: 'MESH8312',
  name: 'passthrough-certificates',
  severity: 'warning',
  summary: 'Certificates of a listener that leaves TLS to the pods.',
  what: 'tls has mode {mode} and {field}',
  why: 'in this mode the proxy reads no certificate: TLS ends at the pods behind it',
  fix: 'remove {field}, or write mode: SIMPLE if TLS is to end here',
  upstream: ['webhook', 'IST0133'],
  kinds: [kinds.gateway, kinds.sidecar],
  reads: [],
  bad: `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: shop, namespace: shop }
spec:
  selector: { istio: ingressgateway }
  servers:
    - port: { number: 443, name: tls, protocol: TLS }
      hosts: [shop.example.com]
      tls: { mode: PASSTHROUGH, credentialName: shop-cert }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: shop, namespace: shop }
spec:
  selector: { istio: ingressgateway }
  servers:
    - port: { number: 443, name: tls, protocol: TLS }
      hosts: [shop.example.com]
      tls: { mode: PASSTHROUGH }
`,
  check(manifest, _set, report) {
    for (const { tls, mode, at } of serverTlsOf(manifest)) {
      if (!isPassthrough(mode)) continue;
      const field = certificates.find((name) => isSaid(tls[name]));
      if (field !== undefined)
        report({ at: [...at, field], values: { field, mode: tls.mode ?? 'PASSTHROUGH (unset)' } });
    }
  },
};
