import { namespaceOf } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import { type DestinationRule, kinds } from '../../facts/kinds';
import { unknownHost } from '../../facts/unknown-host';

export const destinationRuleHost: ManifestRule<DestinationRule> = {
  code: 'MESH9013',
  name: 'destination-rule-host',
  severity: 'warning',
  summary: 'A DestinationRule for a host that no Service and no ServiceEntry defines.',
  what: "the DestinationRule is for '{host}', which {missing}",
  why: 'no effect: the host goes without breaker, pools and TLS',
  fix: 'correct the name (a short one is of the own namespace), or add the Service',
  upstream: ['IST0174', 'KIA0202'],
  kinds: [kinds.destinationRule],
  reads: ['/Service', kinds.serviceEntry],
  bad: `
apiVersion: v1
kind: Service
metadata: { name: payments, namespace: shop }
spec: { selector: { app: payments }, ports: [{ name: http, port: 80 }] }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: payments, namespace: shop }
spec: { host: payments.shop, trafficPolicy: { loadBalancer: { simple: RANDOM } } }
`,
  good: `
apiVersion: v1
kind: Service
metadata: { name: payments, namespace: shop }
spec: { selector: { app: payments }, ports: [{ name: http, port: 80 }] }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: payments, namespace: shop }
spec: { host: payments, trafficPolicy: { loadBalancer: { simple: RANDOM } } }
`,
  check({ object }, set, report) {
    const host = object.spec?.host;
    if (host === undefined || host.startsWith('*')) return;
    const unknown = unknownHost(set, host, namespaceOf(object));
    if (unknown !== undefined) report({ ...unknown, at: ['spec', 'host'], values: { host, ...unknown.values } });
  },
};
