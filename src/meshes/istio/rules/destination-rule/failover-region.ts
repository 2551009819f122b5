import type { ManifestRule } from '../../../../manifests/rule';
import { type DestinationRule, kinds } from '../../facts/kinds';
import { failoverSettingsOf } from '../../facts/traffic-policies';

function problemOf(from: string, to: string): string | undefined {
  if (from === to) return `goes from '${from}' to itself`;
  const wrong = [from, to].find((region) => /[/*]/.test(region));
  return wrong === undefined ? undefined : `has '${wrong}', which is no region`;
}

export const failoverRegion: ManifestRule<DestinationRule> = {
  code: 'MESH8226',
  name: 'failover-region',
  severity: 'error',
  summary: 'A failover that does not go from one region to another.',
  what: 'a failover {problem}',
  why: 'istiod refuses it: failover is between regions, zones of one region take over by themselves',
  fix: 'name two different regions, without zones and without *',
  upstream: ['webhook'],
  kinds: [kinds.destinationRule],
  reads: [],
  fields: ['failover'],
  bad: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: payments, namespace: shop }
spec:
  host: payments.shop.svc.cluster.local
  trafficPolicy:
    outlierDetection: { consecutive5xxErrors: 5 }
    loadBalancer: { localityLbSetting: { failover: [{ from: eu/west, to: eu/north }] } }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: payments, namespace: shop }
spec:
  host: payments.shop.svc.cluster.local
  trafficPolicy:
    outlierDetection: { consecutive5xxErrors: 5 }
    loadBalancer: { localityLbSetting: { failover: [{ from: eu, to: us }] } }
`,
  check(manifest, _set, report) {
    for (const { setting, at } of failoverSettingsOf(manifest)) {
      for (const [index, { from = '', to = '' }] of (setting.failover ?? []).entries()) {
        const problem = problemOf(from, to);
        if (problem !== undefined) report({ at: [...at, 'failover', index], values: { problem } });
      }
    }
  },
};
