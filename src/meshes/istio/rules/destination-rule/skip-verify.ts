import type { ManifestRule } from '../../../../manifests/rule';
import { type DestinationRule, kinds } from '../../facts/kinds';
import { type ClientTls, clientTlsOf } from '../../facts/traffic-policies';

type Field = 'caCertificates' | 'credentialName' | 'subjectAltNames';

// With MUTUAL the Secret may be there for the certificate of the caller.
const contrary: Readonly<Partial<Record<NonNullable<ClientTls['mode']>, readonly Field[]>>> = {
  SIMPLE: ['caCertificates', 'credentialName', 'subjectAltNames'],
  MUTUAL: ['caCertificates', 'subjectAltNames'],
};

export const skipVerify: ManifestRule<DestinationRule> = {
  code: 'MESH8230',
  name: 'skip-verify',
  severity: 'error',
  summary: 'The server is not to be verified, and yet it is said by what.',
  what: 'tls has insecureSkipVerify: true and {field}',
  why: 'istiod refuses it: with insecureSkipVerify nothing of it would be looked at',
  fix: 'remove insecureSkipVerify, or {field} if any server will do',
  upstream: ['webhook'],
  kinds: [kinds.destinationRule],
  reads: [],
  fields: ['insecureSkipVerify'],
  bad: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: bank, namespace: shop }
spec:
  host: bank.example.com
  trafficPolicy: { tls: { mode: SIMPLE, insecureSkipVerify: true, caCertificates: /certs/ca.pem } }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: bank, namespace: shop }
spec:
  host: bank.example.com
  trafficPolicy: { tls: { mode: SIMPLE, caCertificates: /certs/ca.pem } }
`,
  check(manifest, _set, report) {
    for (const { value, at } of clientTlsOf(manifest)) {
      if (value.insecureSkipVerify !== true || value.mode === undefined) continue;
      for (const field of contrary[value.mode] ?? []) {
        if ((value[field] ?? '').length > 0) report({ at: [...at, field], values: { field } });
      }
    }
  },
};
