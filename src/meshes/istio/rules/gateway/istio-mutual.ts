import type { ManifestRule } from '../../../../manifests/rule';
import { type Gateway, kinds, type Sidecar } from '../../facts/kinds';
import { isSaid, serverTlsOf } from '../../facts/server-tls';

const others = [
  'serverCertificate',
  'privateKey',
  'caCertificates',
  'tlsCertificates',
  'credentialName',
  'credentialNames',
] as const;

export const istioMutual: ManifestRule<Gateway | Sidecar> = {
  code: 'MESH8311',
  name: 'istio-mutual',
  severity: 'error',
  summary: 'Mutual TLS of the mesh with other certificates.',
  what: 'tls has mode ISTIO_MUTUAL and {field}',
  why: 'istiod refuses it: in this mode the certificates are those of the mesh',
  fix: 'remove {field}, or use mode SIMPLE or MUTUAL',
  upstream: ['webhook'],
  kinds: [kinds.gateway, kinds.sidecar],
  reads: [],
  bad: `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: egress, namespace: shop }
spec:
  selector: { istio: egressgateway }
  servers:
    - port: { number: 443, name: tls, protocol: TLS }
      hosts: [bank.example.com]
      tls: { mode: ISTIO_MUTUAL, credentialName: bank-cert }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: egress, namespace: shop }
spec:
  selector: { istio: egressgateway }
  servers:
    - port: { number: 443, name: tls, protocol: TLS }
      hosts: [bank.example.com]
      tls: { mode: ISTIO_MUTUAL }
`,
  check(manifest, _set, report) {
    for (const { tls, mode, at } of serverTlsOf(manifest)) {
      if (mode !== 'ISTIO_MUTUAL') continue;
      for (const field of others) if (isSaid(tls[field])) report({ at: [...at, field], values: { field } });
    }
  },
};
