import type { ManifestRule } from '../../../../manifests/rule';
import { type Gateway, kinds } from '../../facts/kinds';
import { earlierWithHost, hostsOfServer, isTlsServer, serversOf } from '../../facts/server-rivals';

export const serverTwice: ManifestRule<Gateway> = {
  code: 'MESH9115',
  name: 'server-twice',
  severity: 'error',
  summary: 'Two servers for one host on one port of the same gateway pods.',
  what: "Gateway '{other}' has host '{host}' on port {port} of the same pods too",
  why: '{harm}',
  fix: 'define it once; VirtualServices of other namespaces can name the Gateway',
  upstream: ['IST0145', 'KIA0301'],
  kinds: [kinds.gateway],
  reads: [],
  bad: `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: public, namespace: ingress }
spec:
  selector: { istio: ingress }
  servers:
    - hosts: [shop.example.com]
      port: { number: 443, name: https, protocol: HTTPS }
      tls: { mode: SIMPLE, credentialName: shop-tls }
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: shop, namespace: shop }
spec:
  selector: { istio: ingress }
  servers:
    - hosts: [shop.example.com]
      port: { number: 443, name: https, protocol: HTTPS }
      tls: { mode: MUTUAL, credentialName: shop-mtls }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: public, namespace: ingress }
spec:
  selector: { istio: ingress }
  servers:
    - hosts: [shop.example.com]
      port: { number: 443, name: https, protocol: HTTPS }
      tls: { mode: SIMPLE, credentialName: shop-tls }
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: shop, namespace: shop }
spec:
  selector: { istio: ingress }
  servers:
    - hosts: [partners.example.com]
      port: { number: 443, name: https, protocol: HTTPS }
      tls: { mode: MUTUAL, credentialName: shop-mtls }
`,
  check(manifest, set, report) {
    for (const own of serversOf(manifest)) {
      const isTls = isTlsServer(own);
      for (const [place, host] of hostsOfServer(own).entries()) {
        const other = earlierWithHost(set, own, place);
        if (other === undefined) continue;
        const harm = isTls
          ? 'istiod drops the server of the younger Gateway, certificate and routes'
          : 'both serve all routes; which of two that match wins is decided by age';
        const port = String(own.server.port.number);
        const values = { other: other.gateway.object.metadata.name ?? '', host, port, harm };
        const weight = isTls ? {} : ({ severity: 'info' } as const);
        const at = ['spec', 'servers', own.index, 'hosts', place];
        report({ at, values, related: [other.gateway], ...weight });
      }
    }
  },
};
