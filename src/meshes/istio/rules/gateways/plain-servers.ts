import type { ManifestRule } from '../../../../manifests/rule';
import { type Gateway, kinds } from '../../facts/kinds';
import { earlierUnshared, serversOf, sharingOf } from '../../facts/server-rivals';

export const plainServers: ManifestRule<Gateway> = {
  code: 'MESH9403',
  name: 'plain-servers',
  severity: 'error',
  summary: 'Two servers that cannot share a port: one is without TLS, and they are not both for HTTP.',
  what: "port {port} is {protocol} here and {other} in Gateway '{gateway}' for the same pods",
  why: 'without TLS only HTTP is told apart by host: istiod drops the later server in silence',
  fix: 'use another port',
  upstream: [],
  kinds: [kinds.gateway],
  reads: [],
  bad: `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: shop, namespace: ingress }
spec:
  selector: { istio: ingress }
  servers: [{ hosts: [shop.example.com], port: { number: 80, name: http, protocol: HTTP } }]
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: ledger, namespace: ingress }
spec:
  selector: { istio: ingress }
  servers: [{ hosts: ["*"], port: { number: 80, name: tcp, protocol: TCP } }]
`,
  good: `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: shop, namespace: ingress }
spec:
  selector: { istio: ingress }
  servers: [{ hosts: [shop.example.com], port: { number: 80, name: http, protocol: HTTP } }]
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: ledger, namespace: ingress }
spec:
  selector: { istio: ingress }
  servers: [{ hosts: ["*"], port: { number: 9000, name: tcp, protocol: TCP } }]
`,
  check(manifest, set, report) {
    for (const own of serversOf(manifest)) {
      const other = earlierUnshared(set, own);
      if (other === undefined) continue;
      const gateway = other.gateway.object.metadata.name ?? '';
      const values = {
        port: String(own.server.port.number),
        protocol: sharingOf(own),
        other: sharingOf(other),
        gateway,
      };
      report({ at: ['spec', 'servers', own.index, 'port'], values, related: [other.gateway] });
    }
  },
};
