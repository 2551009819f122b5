import type { ManifestRule } from '../../../../manifests/rule';
import { connectionPoolsOf } from '../../facts/connection-pools';
import { type DestinationRule, kinds, type Sidecar } from '../../facts/kinds';

const ofHttp = [
  'http1MaxPendingRequests',
  'http2MaxRequests',
  'maxRequestsPerConnection',
  'maxRetries',
  'maxConcurrentStreams',
] as const;

export const negativeLimit: ManifestRule<DestinationRule | Sidecar> = {
  code: 'MESH8209',
  name: 'negative-limit',
  severity: 'error',
  summary: 'A limit of a connection pool below zero.',
  what: '{field} is {value}',
  why: 'istiod refuses limits below 0; 0 means that the default holds',
  fix: 'write the limit, or leave it out for the default',
  upstream: ['webhook'],
  kinds: [kinds.destinationRule, kinds.sidecar],
  reads: [],
  fields: [...ofHttp, 'maxConnections'],
  bad: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: payments, namespace: shop }
spec:
  host: payments.shop.svc.cluster.local
  trafficPolicy: { connectionPool: { http: { maxRetries: -1 } } }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: payments, namespace: shop }
spec:
  host: payments.shop.svc.cluster.local
  trafficPolicy: { connectionPool: { http: { maxRetries: 3 } } }
`,
  check(manifest, _set, report) {
    for (const { value, at } of connectionPoolsOf(manifest)) {
      for (const field of ofHttp) {
        const limit = value.http?.[field] ?? 0;
        if (limit < 0) report({ at: [...at, 'http', field], values: { field, value: String(limit) } });
      }
      const limit = value.tcp?.maxConnections ?? 0;
      if (limit < 0) {
        report({ at: [...at, 'tcp', 'maxConnections'], values: { field: 'maxConnections', value: String(limit) } });
      }
    }
  },
};
