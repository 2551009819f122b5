import type { ManifestRule } from '../../../../manifests/rule';
import { intentionsOf } from '../../facts/entries';
import { kinds, type ServiceIntentions } from '../../facts/kinds';

export const destinationTwice: ManifestRule<ServiceIntentions> = {
  code: 'MESH6304',
  name: 'destination-twice',
  severity: 'error',
  summary: 'Two ServiceIntentions for one destination.',
  what: 'calls to {service} are decided by the ServiceIntentions {other} too',
  why: 'a destination has one config entry; consul-k8s refuses the second object, and its sources stay out',
  fix: 'put the sources of both into one object',
  upstream: ['webhook', 'consul-k8s'],
  kinds: [kinds.serviceIntentions],
  reads: [],
  bad: `
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceIntentions
metadata: { name: payments, namespace: shop }
spec: { destination: { name: payments }, sources: [{ name: checkout, action: allow }] }
---
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceIntentions
metadata: { name: payments-refunds, namespace: shop }
spec: { destination: { name: payments }, sources: [{ name: refunds, action: allow }] }
`,
  good: `
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceIntentions
metadata: { name: payments, namespace: shop }
spec:
  destination: { name: payments }
  sources: [{ name: checkout, action: allow }, { name: refunds, action: allow }]
`,
  *check(manifest, set) {
    const service = manifest.object.spec?.destination?.name ?? '';
    const [first] = intentionsOf(set, service);
    if (first === undefined || first === manifest) return;
    const values = { service, other: first.object.metadata.name ?? '' };
    yield { at: ['spec', 'destination', 'name'], related: [first], values };
  },
};
