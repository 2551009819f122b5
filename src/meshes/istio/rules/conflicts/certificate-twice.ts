import { groupBy } from '../../../../common/group-by';
import type { ManifestRule } from '../../../../manifests/rule';
import type { ManifestSet } from '../../../../manifests/set';
import { earlier } from '../../facts/earlier';
import { shareProxies } from '../../facts/gateway-pods';
import { type Gateway, kinds } from '../../facts/kinds';
import type { GatewayServer } from '../../facts/server-hosts';
import { serversOf } from '../../facts/server-rivals';

/** The certificate of a server as a text; undefined where it has none of its own. */
function certificateOf({ tls }: GatewayServer): string | undefined {
  const name = tls?.credentialName ?? tls?.credentialNames?.join(' ') ?? '';
  if (name !== '') return name;
  const { serverCertificate = '', privateKey = '' } = tls ?? {};
  return serverCertificate === '' ? undefined : `${serverCertificate} ${privateKey}`;
}

const byCertificate = (set: ManifestSet) =>
  groupBy(
    set.of<Gateway>(kinds.gateway).flatMap((gateway) => serversOf(gateway)),
    ({ server }) => certificateOf(server),
  );

export const certificateTwice: ManifestRule<Gateway> = {
  code: 'MESH9116',
  name: 'certificate-twice',
  severity: 'warning',
  summary: 'Two Gateways of the same pods with one certificate for several hosts.',
  what: "Gateway '{other}' of the same pods has the certificate '{certificate}' too",
  why: 'browsers reuse an HTTP/2 connection for all hosts of a certificate, and get 404 there',
  fix: 'put the hosts of the certificate into one server, such as *.example.com',
  upstream: ['IST0138'],
  kinds: [kinds.gateway],
  reads: [],
  bad: `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: shop, namespace: ingress }
spec:
  selector: { istio: ingress }
  servers:
    - hosts: [shop.example.com]
      port: { number: 443, name: https, protocol: HTTPS }
      tls: { mode: SIMPLE, credentialName: wildcard-tls }
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: bank, namespace: ingress }
spec:
  selector: { istio: ingress }
  servers:
    - hosts: [bank.example.com]
      port: { number: 443, name: https, protocol: HTTPS }
      tls: { mode: SIMPLE, credentialName: wildcard-tls }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: public, namespace: ingress }
spec:
  selector: { istio: ingress }
  servers:
    - hosts: ["*.example.com"]
      port: { number: 443, name: https, protocol: HTTPS }
      tls: { mode: SIMPLE, credentialName: wildcard-tls }
`,
  check(manifest, set, report) {
    for (const own of serversOf(manifest)) {
      const certificate = certificateOf(own.server);
      if (certificate === undefined) continue;
      const other = earlier(
        set.derive(byCertificate).get(certificate),
        own,
        ({ gateway }) => gateway !== manifest && shareProxies(gateway, manifest),
      )?.gateway;
      if (other === undefined) continue;
      const values = { other: other.object.metadata.name ?? '', certificate };
      report({ at: ['spec', 'servers', own.index, 'tls'], values, related: [other] });
    }
  },
};
