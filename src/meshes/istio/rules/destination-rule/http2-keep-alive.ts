import type { ManifestRule } from '../../../../manifests/rule';
import { connectionPoolsOf } from '../../facts/connection-pools';
import { type DestinationRule, kinds, type Sidecar } from '../../facts/kinds';

const needed = ['interval', 'timeout'] as const;

export const http2KeepAlive: ManifestRule<DestinationRule | Sidecar> = {
  code: 'MESH8211',
  name: 'http2-keep-alive',
  severity: 'error',
  summary: 'PINGs of HTTP/2 without an interval or a timeout.',
  what: 'http2KeepAlive has no {field}',
  why: 'istiod refuses it: a PING needs a time to be sent and a time to be waited for',
  fix: 'add {field}, such as {example}',
  upstream: ['webhook'],
  since: '1.31',
  kinds: [kinds.destinationRule, kinds.sidecar],
  reads: [],
  fields: ['http2KeepAlive'],
  bad: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: payments, namespace: shop }
spec:
  host: payments.shop.svc.cluster.local
  trafficPolicy: { connectionPool: { http: { http2KeepAlive: { interval: 30s } } } }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: payments, namespace: shop }
spec:
  host: payments.shop.svc.cluster.local
  trafficPolicy: { connectionPool: { http: { http2KeepAlive: { interval: 30s, timeout: 5s } } } }
`,
  check(manifest, _set, report) {
    for (const { value, at } of connectionPoolsOf(manifest)) {
      const keepAlive = value.http?.http2KeepAlive;
      if (keepAlive === undefined) continue;
      for (const field of needed) {
        if (keepAlive[field] !== undefined) continue;
        const example = field === 'interval' ? '30s' : '5s';
        report({ at: [...at, 'http', 'http2KeepAlive'], values: { field, example } });
      }
    }
  },
};
