import type { KubernetesObject } from '../../../../manifests/manifest';
import { groupKindOf } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import { entriesOf } from '../../facts/entries';
import { entryKinds } from '../../facts/kinds';

export const nameAcrossNamespaces: ManifestRule<KubernetesObject> = {
  code: 'MESH6301',
  name: 'name-across-namespaces',
  severity: 'error',
  summary: 'Two objects of one kind and name, in two namespaces.',
  what: 'the {kind} {name} is also in namespace {other}',
  why: 'both would be one config entry: Consul has one namespace, and consul-k8s refuses the second',
  fix: 'give them different names, or use Enterprise with mirrored namespaces',
  upstream: ['webhook', 'consul-k8s'],
  kinds: [...entryKinds],
  reads: [],
  bad: `
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceDefaults
metadata: { name: payments, namespace: shop }
spec: { protocol: http }
---
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceDefaults
metadata: { name: payments, namespace: warehouse }
spec: { protocol: http }
`,
  good: `
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceDefaults
metadata: { name: payments, namespace: shop }
spec: { protocol: http }
---
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceDefaults
metadata: { name: warehouse-payments, namespace: warehouse }
spec: { protocol: http }
`,
  *check({ object }, set) {
    const { kind, metadata } = object;
    const [first] = entriesOf(set, groupKindOf(object) as (typeof entryKinds)[number], metadata.name ?? '');
    if (first === undefined || first.object === object) return;
    const values = { kind, name: metadata.name ?? '', other: first.object.metadata.namespace ?? 'default' };
    yield { at: ['metadata', 'name'], related: [first], values };
  },
};
