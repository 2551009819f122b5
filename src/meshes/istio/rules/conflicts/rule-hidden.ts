import { namespaceOf } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import { homesOf, hostOfRule, isManyNamespaces, rulesIn } from '../../facts/destination-rules';
import { type DestinationRule, kinds } from '../../facts/kinds';
import { isVisibleIn } from '../../facts/visibility';

export const ruleHidden: ManifestRule<DestinationRule> = {
  code: 'MESH9108',
  name: 'rule-hidden',
  severity: 'warning',
  summary: "A DestinationRule in the clients' namespace that hides the one of the host's own namespace.",
  what: "for clients in {namespace} this hides DestinationRule '{other}' of namespace {home}",
  why: 'nothing is joined across namespaces: policies and subsets of the other do not hold there',
  fix: 'repeat here what the other says, or move this into the other',
  upstream: ['KIA0201'],
  kinds: [kinds.destinationRule],
  reads: ['/Service', kinds.serviceEntry],
  concerns: isManyNamespaces,
  bad: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: payments, namespace: payments }
spec: { host: payments, trafficPolicy: { outlierDetection: { consecutive5xxErrors: 5 } } }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: payments, namespace: shop }
spec:
  host: payments.payments.svc.cluster.local
  trafficPolicy: { loadBalancer: { simple: RANDOM } }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: payments, namespace: payments }
spec:
  host: payments
  trafficPolicy: { loadBalancer: { simple: RANDOM }, outlierDetection: { consecutive5xxErrors: 5 } }
`,
  check(manifest, set, report) {
    const { object } = manifest;
    const namespace = namespaceOf(object);
    const host = hostOfRule(set, manifest);
    if (object.spec === undefined || host.startsWith('*') || !isVisibleIn(object, namespace, set.settings)) return;
    for (const home of homesOf(set, host)) {
      const other = home === namespace ? undefined : rulesIn(set, home, host)[0];
      if (other === undefined || !isVisibleIn(other.object, namespace, set.settings)) continue;
      const values = { namespace, home, other: other.object.metadata.name ?? '' };
      report({ at: ['spec', 'host'], values, related: [other] });
    }
  },
};
