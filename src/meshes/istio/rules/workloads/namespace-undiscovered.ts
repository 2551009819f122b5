import { namespaceOf } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import { configKinds, isUndiscovered } from '../../facts/discovery';

const config = (labels: string): string => `
apiVersion: v1
kind: ConfigMap
metadata: { name: istio, namespace: istio-system }
data:
  mesh: |
    discoverySelectors: [{ matchLabels: { istio-discovery: enabled } }]
---
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { ${labels} } }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: payments, namespace: shop }
spec: { host: payments.bank.svc.cluster.local, trafficPolicy: { connectionPool: { http: { http2MaxRequests: 100 } } } }
`;

export const namespaceUndiscovered: ManifestRule = {
  code: 'MESH9526',
  name: 'namespace-undiscovered',
  severity: 'info',
  summary: 'An object in a namespace that the discoverySelectors of the mesh leave out.',
  what: 'istiod does not discover the namespace {namespace}',
  why: 'its labels meet none of the discoverySelectors of the mesh: what is in it is not read, and has no effect',
  fix: 'give the Namespace the labels of a selector, or move the object to where the mesh is',
  upstream: [],
  unread: true,
  kinds: configKinds,
  reads: ['/Namespace', '/ConfigMap'],
  bad: config('istio-injection: enabled'),
  good: config('istio-injection: enabled, istio-discovery: enabled'),
  check({ object }, set, report) {
    if (isUndiscovered(set, object)) report({ values: { namespace: namespaceOf(object) } });
  },
};
