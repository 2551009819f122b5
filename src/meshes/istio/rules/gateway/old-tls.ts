import type { ManifestRule } from '../../../../manifests/rule';
import { type Gateway, kinds, type Sidecar } from '../../facts/kinds';
import { isSaid, serverTlsOf } from '../../facts/server-tls';

export const oldTls: ManifestRule<Gateway | Sidecar> = {
  code: 'MESH8317',
  name: 'old-tls',
  severity: 'warning',
  summary: 'TLS 1.0 or 1.1 is let in, but no cipher for it.',
  what: 'minProtocolVersion is {version}, without cipherSuites',
  why: 'the default ciphers do not fit versions before 1.2: old callers fail all the same',
  fix: 'write TLSV1_2, or add cipherSuites that old callers have, such as ECDHE-RSA-AES128-SHA',
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
    - port: { number: 443, name: https, protocol: HTTPS }
      hosts: [shop.example.com]
      tls: { mode: SIMPLE, credentialName: shop-cert, minProtocolVersion: TLSV1_0 }
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
      tls: { mode: SIMPLE, credentialName: shop-cert, minProtocolVersion: TLSV1_2 }
`,
  check(manifest, _set, report) {
    for (const { tls, at } of serverTlsOf(manifest)) {
      const { minProtocolVersion: version, cipherSuites } = tls;
      if ((version === 'TLSV1_0' || version === 'TLSV1_1') && !isSaid(cipherSuites)) {
        report({ at: [...at, 'minProtocolVersion'], values: { version } });
      }
    }
  },
};
