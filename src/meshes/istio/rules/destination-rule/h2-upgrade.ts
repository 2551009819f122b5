import type { ManifestRule } from '../../../../manifests/rule';
import { connectionPoolsOf } from '../../facts/connection-pools';
import { type DestinationRule, kinds, type Sidecar } from '../../facts/kinds';

export const h2Upgrade: ManifestRule<DestinationRule | Sidecar> = {
  code: 'MESH8210',
  name: 'h2-upgrade',
  severity: 'error',
  summary: 'HTTP/2 for all calls, and at once the protocol of each caller.',
  what: 'h2UpgradePolicy is UPGRADE and useClientProtocol is true',
  why: 'istiod refuses it: calls go on either as HTTP/2 or as the caller made them',
  fix: 'remove one of the two',
  upstream: ['webhook'],
  kinds: [kinds.destinationRule, kinds.sidecar],
  reads: [],
  fields: ['h2UpgradePolicy'],
  bad: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: payments, namespace: shop }
spec:
  host: payments.shop.svc.cluster.local
  trafficPolicy: { connectionPool: { http: { h2UpgradePolicy: UPGRADE, useClientProtocol: true } } }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: payments, namespace: shop }
spec:
  host: payments.shop.svc.cluster.local
  trafficPolicy: { connectionPool: { http: { useClientProtocol: true } } }
`,
  check(manifest, _set, report) {
    for (const { value, at } of connectionPoolsOf(manifest)) {
      const { h2UpgradePolicy, useClientProtocol } = value.http ?? {};
      if (h2UpgradePolicy === 'UPGRADE' && useClientProtocol === true) {
        report({ at: [...at, 'http', 'useClientProtocol'] });
      }
    }
  },
};
