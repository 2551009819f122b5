import type { ManifestRule } from '../../../../manifests/rule';
import { type Gateway, kinds, type Sidecar } from '../../facts/kinds';
import { isPassthrough, isSaid, needsCertificate, serverTlsOf } from '../../facts/server-tls';

export const revocationList: ManifestRule<Gateway | Sidecar> = {
  code: 'MESH8315',
  name: 'revocation-list',
  severity: 'error',
  summary: 'A file of revoked certificates where none is read.',
  what: 'tls has caCrl and {beside}',
  why: '{why}',
  fix: '{fix}',
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
      tls: { mode: SIMPLE, serverCertificate: /certs/tls.pem, privateKey: /certs/key.pem, caCrl: /certs/crl.pem }
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
      tls: { mode: SIMPLE, serverCertificate: /certs/tls.pem, privateKey: /certs/key.pem }
`,
  check(manifest, _set, report) {
    for (const { tls, mode, at: place } of serverTlsOf(manifest)) {
      if (!isSaid(tls.caCrl) || mode === 'ISTIO_MUTUAL') continue;
      const at = [...place, 'caCrl'];
      const fix = 'put the list into the Secret as ca.crl, and remove caCrl';
      const hasSecret = isSaid(tls.credentialName) || isSaid(tls.credentialNames);
      if (needsCertificate(mode) && hasSecret) {
        // istiod does not look at it then.
        const why = 'the list is read from the Secret: callers with revoked certificates get in';
        report({ at, values: { beside: 'a credential', why, fix }, severity: 'warning' });
      } else if (isPassthrough(mode) && isSaid(tls.credentialName)) {
        report({
          at,
          values: { beside: 'credentialName', why: 'istiod refuses it: the list belongs into the Secret', fix },
        });
      } else if (mode === 'SIMPLE') {
        const why = 'istiod refuses it: in this mode callers show no certificate that could be revoked';
        report({ at, values: { beside: 'mode SIMPLE', why, fix: 'use mode MUTUAL, or remove caCrl' } });
      }
    }
  },
};
