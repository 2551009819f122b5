import type { ManifestRule } from '../../../../manifests/rule';
import { type DestinationRule, kinds } from '../../facts/kinds';
import { clientTlsOf } from '../../facts/traffic-policies';

/** Upstream says that nothing is verified here; istiod has proxies use the roots of their image. Seen in istiod 1.31 (`cluster_tls.go`). */
export const publicRoots: ManifestRule<DestinationRule> = {
  code: 'MESH8238',
  name: 'public-roots',
  severity: 'info',
  summary: 'TLS without a CA of its own.',
  what: 'tls has mode {mode} and no caCertificates',
  why: "the server is verified by the public CAs of the proxy's image; one with a private certificate gets 503",
  fix: 'set caCertificates if the server has a certificate of a CA of your own',
  upstream: ['IST0128', 'IST0129'],
  kinds: [kinds.destinationRule],
  reads: [],
  fields: ['tls'],
  bad: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: bank, namespace: shop }
spec: { host: bank.example.com, trafficPolicy: { tls: { mode: SIMPLE } } }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: bank, namespace: shop }
spec: { host: bank.example.com, trafficPolicy: { tls: { mode: SIMPLE, caCertificates: /certs/ca.pem } } }
`,
  check(manifest, _set, report) {
    for (const { value, at } of clientTlsOf(manifest)) {
      const { mode, caCertificates = '', credentialName = '', insecureSkipVerify } = value;
      if (mode !== 'SIMPLE' && mode !== 'MUTUAL') continue;
      if (caCertificates === '' && credentialName === '' && insecureSkipVerify !== true)
        report({ at, values: { mode } });
    }
  },
};
