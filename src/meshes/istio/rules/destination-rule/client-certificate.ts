import type { ManifestRule } from '../../../../manifests/rule';
import { type DestinationRule, kinds } from '../../facts/kinds';
import { clientTlsOf } from '../../facts/traffic-policies';

const files = ['clientCertificate', 'privateKey'] as const;

export const clientCertificate: ManifestRule<DestinationRule> = {
  code: 'MESH8228',
  name: 'client-certificate',
  severity: 'error',
  summary: 'Mutual TLS without a certificate or a key of the caller.',
  what: 'tls has mode MUTUAL and no {field}',
  why: 'istiod refuses it: the caller has nothing to show',
  fix: 'add clientCertificate and privateKey, or credentialName; for certificates of the mesh use ISTIO_MUTUAL',
  upstream: ['webhook'],
  kinds: [kinds.destinationRule],
  reads: [],
  fields: ['tls'],
  bad: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: bank, namespace: shop }
spec: { host: bank.example.com, trafficPolicy: { tls: { mode: MUTUAL, caCertificates: /certs/ca.pem } } }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: bank, namespace: shop }
spec:
  host: bank.example.com
  trafficPolicy:
    tls: { mode: MUTUAL, caCertificates: /certs/ca.pem, clientCertificate: /certs/tls.pem, privateKey: /certs/key.pem }
`,
  check(manifest, _set, report) {
    for (const { value, at } of clientTlsOf(manifest)) {
      if (value.mode !== 'MUTUAL' || (value.credentialName ?? '') !== '') continue;
      for (const field of files) if ((value[field] ?? '') === '') report({ at, values: { field } });
    }
  },
};
