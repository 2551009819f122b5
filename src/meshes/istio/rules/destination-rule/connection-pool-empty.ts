import type { ManifestRule } from '../../../../manifests/rule';
import { connectionPoolsOf } from '../../facts/connection-pools';
import { type DestinationRule, kinds, type Sidecar } from '../../facts/kinds';

export const connectionPoolEmpty: ManifestRule<DestinationRule | Sidecar> = {
  code: 'MESH8208',
  name: 'connection-pool-empty',
  severity: 'error',
  summary: 'A connection pool without settings.',
  what: 'the connection pool has neither tcp nor http',
  why: 'istiod refuses it',
  fix: 'set a limit below tcp or http, or leave the connection pool out',
  upstream: ['webhook'],
  kinds: [kinds.destinationRule, kinds.sidecar],
  reads: [],
  fields: ['connectionPool', 'inboundConnectionPool'],
  bad: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: payments, namespace: shop }
spec: { host: payments.shop.svc.cluster.local, trafficPolicy: { connectionPool: {} } }
---
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: default, namespace: shop }
spec: { inboundConnectionPool: {} }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: payments, namespace: shop }
spec: { host: payments.shop.svc.cluster.local, trafficPolicy: { connectionPool: { tcp: { maxConnections: 100 } } } }
---
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: default, namespace: shop }
spec: { inboundConnectionPool: { tcp: { maxConnections: 100 } } }
`,
  check(manifest, _set, report) {
    for (const { value, at } of connectionPoolsOf(manifest)) {
      if (value.http === undefined && value.tcp === undefined) report({ at });
    }
  },
};
