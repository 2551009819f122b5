import type { ManifestRule } from '../../../../manifests/rule';
import { type DestinationRule, kinds } from '../../facts/kinds';
import { clientTlsOf } from '../../facts/traffic-policies';

export const serverNotVerified: ManifestRule<DestinationRule> = {
  code: 'MESH8237',
  name: 'server-not-verified',
  severity: 'warning',
  summary: 'TLS to whoever answers.',
  what: 'tls has mode {mode} and insecureSkipVerify: true',
  why: 'the proxy takes any certificate, so whoever gets the traffic can read and change it',
  fix: 'set caCertificates, or credentialName with a workloadSelector, and remove insecureSkipVerify',
  upstream: ['IST0128', 'IST0129'],
  kinds: [kinds.destinationRule],
  reads: [],
  fields: ['insecureSkipVerify'],
  bad: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: bank, namespace: shop }
spec: { host: bank.example.com, trafficPolicy: { tls: { mode: SIMPLE, insecureSkipVerify: true } } }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: bank, namespace: shop }
spec: { host: bank.example.com, trafficPolicy: { tls: { mode: SIMPLE, caCertificates: /certs/ca.pem } } }
`,
  check(manifest, _set, report) {
    for (const { value, at } of clientTlsOf(manifest)) {
      const { mode, insecureSkipVerify } = value;
      if ((mode === 'SIMPLE' || mode === 'MUTUAL') && insecureSkipVerify === true) {
        report({ at: [...at, 'insecureSkipVerify'], values: { mode } });
      }
    }
  },
};
