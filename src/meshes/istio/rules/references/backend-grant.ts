import { absence } from '../../../../manifests/absence';
import { namespaceOf } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import { backendsOf } from '../../facts/backends';
import { type ApiRoute, apiKinds } from '../../facts/gateway-api';
import { isGranted } from '../../facts/grants';

export const backendGrant: ManifestRule<ApiRoute> = {
  code: 'MESH9018',
  name: 'backend-grant',
  severity: 'error',
  summary: 'A backend in another namespace without a ReferenceGrant there.',
  what: "a ReferenceGrant in namespace '{namespace}' that lets the {kind} reach Service '{name}' {missing}",
  why: 'the backend is refused: its share of the requests gets 500',
  fix: 'add a ReferenceGrant beside the Service, from this kind and namespace',
  upstream: ['KIA1402'],
  kinds: [apiKinds.httpRoute, apiKinds.grpcRoute],
  reads: [apiKinds.referenceGrant],
  bad: `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: shop, namespace: shop }
spec:
  parentRefs: [{ name: public }]
  rules: [{ backendRefs: [{ name: ledger, namespace: bank, port: 80 }] }]
`,
  good: `
apiVersion: gateway.networking.k8s.io/v1
kind: ReferenceGrant
metadata: { name: shop, namespace: bank }
spec:
  from: [{ group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: shop }]
  to: [{ group: "", kind: Service }]
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: shop, namespace: shop }
spec:
  parentRefs: [{ name: public }]
  rules: [{ backendRefs: [{ name: ledger, namespace: bank, port: 80 }] }]
`,
  check({ object }, set, report) {
    const own = namespaceOf(object);
    const { kind } = object;
    for (const { namespace, name, at } of backendsOf(object)) {
      if (namespace === own) continue;
      if (isGranted(set, { kind, from: own, to: namespace, target: 'Service', name })) continue;
      const { missing, ...weight } = absence(set.settings, namespace);
      report({ at, values: { namespace, name, kind, missing }, ...weight });
    }
  },
};
