import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type Sidecar } from '../../facts/kinds';
import { isSaid, serverTlsOf } from '../../facts/server-tls';

const unsupported = ['subjectAltNames', 'credentialName', 'credentialNames', 'tlsCertificates'] as const;

export const ingressTls: ManifestRule<Sidecar> = {
  code: 'MESH8508',
  name: 'ingress-tls',
  severity: 'error',
  summary: 'TLS of calls in that a Gateway has, but no Sidecar.',
  what: 'tls of a listener for calls in has {field}',
  why: 'istiod refuses it: sidecars read certificates from files of the pod, and do not redirect',
  fix: '{fix}',
  upstream: ['webhook'],
  kinds: [kinds.sidecar],
  reads: [],
  bad: `
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: orders, namespace: shop }
spec:
  ingress:
    - port: { number: 9080, name: https, protocol: HTTPS }
      defaultEndpoint: 127.0.0.1:8080
      tls: { mode: SIMPLE, credentialName: orders-cert }
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
  check(manifest, _set, report) {
    for (const { tls, mode, at } of serverTlsOf(manifest)) {
      for (const field of unsupported) {
        if (!isSaid(tls[field])) continue;
        const fix =
          field === 'subjectAltNames' ? 'remove it' : 'mount the Secret, and set serverCertificate and privateKey';
        report({ at: [...at, field], values: { field, fix } });
      }
      if (tls.httpsRedirect === true) {
        report({ at: [...at, 'httpsRedirect'], values: { field: 'httpsRedirect: true', fix: 'remove it' } });
      }
      if (mode === 'ISTIO_MUTUAL' || mode === 'AUTO_PASSTHROUGH') {
        const fix =
          mode === 'ISTIO_MUTUAL' ? 'remove tls: PeerAuthentication says it' : 'use SIMPLE, MUTUAL or PASSTHROUGH';
        report({ at: [...at, 'mode'], values: { field: `mode ${mode}`, fix } });
      }
    }
  },
};
