import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type Sidecar } from '../../facts/kinds';
import { isHttpProtocol } from '../../facts/scalars/protocol';

export const httpPoolWithoutHttp: ManifestRule<Sidecar> = {
  code: 'MESH8509',
  name: 'http-pool-without-http',
  severity: 'warning',
  summary: 'Limits of requests on a port that is not for HTTP.',
  what: "connectionPool has http, and the port the protocol '{protocol}'",
  why: 'on this port the proxy sees no requests: only the limits below tcp hold',
  fix: 'move the limits to connectionPool.tcp, or write protocol HTTP if it is',
  upstream: ['webhook', 'IST0133'],
  kinds: [kinds.sidecar],
  reads: [],
  bad: `
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: orders, namespace: shop }
spec:
  ingress:
    - port: { number: 9000, name: tcp, protocol: TCP }
      defaultEndpoint: 127.0.0.1:9000
      connectionPool: { http: { http1MaxPendingRequests: 10 } }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: orders, namespace: shop }
spec:
  ingress:
    - port: { number: 9000, name: tcp, protocol: TCP }
      defaultEndpoint: 127.0.0.1:9000
      connectionPool: { tcp: { maxConnections: 10 } }
`,
  check({ object: { spec } }, _set, report) {
    for (const [index, { port, connectionPool }] of (spec?.ingress ?? []).entries()) {
      const { protocol = '' } = port;
      if (connectionPool?.http === undefined || isHttpProtocol(protocol)) continue;
      report({ at: ['spec', 'ingress', index, 'connectionPool', 'http'], values: { protocol } });
    }
  },
};
