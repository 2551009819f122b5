import type { ManifestRule } from '../../../../manifests/rule';
import { type DestinationRule, kinds } from '../../facts/kinds';
import { clientTlsOf } from '../../facts/traffic-policies';

const files = ['clientCertificate', 'privateKey', 'caCertificates', 'caCrl'] as const;

export const credentialAndFiles: ManifestRule<DestinationRule> = {
  code: 'MESH8229',
  name: 'credential-and-files',
  severity: 'error',
  summary: 'Certificates of a Secret and of files, for one connection.',
  what: 'tls has credentialName and {field}',
  why: 'istiod refuses it: certificates come either from a Secret or from files',
  fix: 'remove one of the two; a CA and a revocation list belong into the Secret too',
  upstream: ['webhook'],
  kinds: [kinds.destinationRule],
  reads: [],
  fields: ['credentialName'],
  bad: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: bank, namespace: shop }
spec:
  host: bank.example.com
  workloadSelector: { matchLabels: { app: orders } }
  trafficPolicy: { tls: { mode: SIMPLE, credentialName: bank-ca, caCertificates: /certs/ca.pem } }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: bank, namespace: shop }
spec:
  host: bank.example.com
  workloadSelector: { matchLabels: { app: orders } }
  trafficPolicy: { tls: { mode: SIMPLE, credentialName: bank-ca } }
`,
  check(manifest, _set, report) {
    for (const { value, at } of clientTlsOf(manifest)) {
      if ((value.mode !== 'SIMPLE' && value.mode !== 'MUTUAL') || (value.credentialName ?? '') === '') continue;
      for (const field of files) if ((value[field] ?? '') !== '') report({ at: [...at, field], values: { field } });
    }
  },
};
