import type { ManifestRule } from '../../../../manifests/rule';
import { type Gateway, kinds, type Sidecar } from '../../facts/kinds';
import { serverTlsOf } from '../../facts/server-tls';

/** By their names in OpenSSL. Source: https://istio.io/latest/docs/reference/config/networking/gateway/ and istiod 1.31. */
const suites: ReadonlySet<string> = new Set([
  ...['ECDSA', 'RSA'].flatMap((key) =>
    ['AES128-GCM-SHA256', 'AES256-GCM-SHA384', 'CHACHA20-POLY1305', 'AES128-SHA', 'AES256-SHA'].map(
      (cipher) => `ECDHE-${key}-${cipher}`,
    ),
  ),
  'AES128-GCM-SHA256',
  'AES256-GCM-SHA384',
  'AES128-SHA',
  'AES256-SHA',
  'DES-CBC3-SHA',
  'ALL',
  '',
]);

/** What starts with another character is an operator of BoringSSL, such as `-AES128-SHA`. */
const isOperator = (text: string): boolean => !/^[\p{L}\p{N}]/u.test(text);

export const cipherSuites: ManifestRule<Gateway | Sidecar> = {
  code: 'MESH8316',
  name: 'cipher-suites',
  severity: 'warning',
  summary: 'A cipher that Envoy does not have, or one that is there twice.',
  what: "the cipher '{suite}' is {problem}",
  why: 'istiod leaves it out; where no cipher is left, the default ones hold',
  fix: 'use the names of OpenSSL, such as ECDHE-ECDSA-AES256-GCM-SHA384, each once',
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
      tls: { mode: SIMPLE, credentialName: shop-cert, cipherSuites: [TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256] }
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
      tls: { mode: SIMPLE, credentialName: shop-cert, cipherSuites: [ECDHE-RSA-AES128-GCM-SHA256] }
`,
  check(manifest, _set, report) {
    for (const { tls, at } of serverTlsOf(manifest)) {
      const seen = new Set<string>();
      for (const [index, suite] of (tls.cipherSuites ?? []).entries()) {
        const isKnown = suites.has(suite) || isOperator(suite);
        const problem = isKnown ? 'there twice' : 'unknown';
        if (!isKnown || seen.has(suite)) report({ at: [...at, 'cipherSuites', index], values: { suite, problem } });
        seen.add(suite);
      }
    }
  },
};
