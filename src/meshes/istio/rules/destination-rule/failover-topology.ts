import type { ManifestRule } from '../../../../manifests/rule';
import { type DestinationRule, kinds } from '../../facts/kinds';
import { failoverSettingsOf } from '../../facts/traffic-policies';

const topology: ReadonlySet<string> = new Set([
  'topology.kubernetes.io/region',
  'topology.kubernetes.io/zone',
  'topology.istio.io/subzone',
]);

export const failoverTopology: ManifestRule<DestinationRule> = {
  code: 'MESH8222',
  name: 'failover-topology',
  severity: 'error',
  summary: 'failoverPriority has a label of the topology where Istio orders regions and zones itself.',
  what: "failoverPriority has '{label}' {beside}",
  why: 'istiod refuses it: both say in which order regions and zones take over',
  fix: '{fix}',
  upstream: ['webhook'],
  kinds: [kinds.destinationRule],
  reads: [],
  fields: ['failoverPriority'],
  bad: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: payments, namespace: shop }
spec:
  host: payments.shop.svc.cluster.local
  trafficPolicy:
    outlierDetection: { consecutive5xxErrors: 5 }
    loadBalancer:
      localityLbSetting: { failover: [{ from: eu, to: us }], failoverPriority: [topology.kubernetes.io/region] }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: payments, namespace: shop }
spec:
  host: payments.shop.svc.cluster.local
  trafficPolicy:
    outlierDetection: { consecutive5xxErrors: 5 }
    loadBalancer: { localityLbSetting: { failoverPriority: [topology.kubernetes.io/region] } }
`,
  check(manifest, _set, report) {
    for (const { setting, field, at } of failoverSettingsOf(manifest)) {
      const isOfZones = field === 'zoneAwareLbSetting';
      if (!isOfZones && (setting.failover ?? []).length === 0) continue;
      for (const [index, label] of (setting.failoverPriority ?? []).entries()) {
        if (!topology.has(label)) continue;
        const beside = isOfZones ? 'in zoneAwareLbSetting' : 'beside failover';
        const fix = isOfZones ? 'remove it; failover orders the regions' : 'remove it, or remove failover';
        report({ at: [...at, 'failoverPriority', index], values: { label, beside, fix } });
      }
    }
  },
};
