import type { ManifestRule } from '../../../../manifests/rule';
import { apiKinds, type ReferenceGrant } from '../../facts/gateway-api';
import { namespaceAbsence } from '../../facts/namespaces';

export const grantNamespace: ManifestRule<ReferenceGrant> = {
  code: 'MESH9021',
  name: 'grant-namespace',
  severity: 'error',
  summary: 'A ReferenceGrant for a namespace that does not exist.',
  what: "the grant is for namespace '{name}', which {missing}",
  why: 'routes of the namespace that was meant are still refused: their requests get 500',
  fix: 'correct the name of the namespace that the routes are in',
  upstream: ['KIA1601'],
  kinds: [apiKinds.referenceGrant],
  reads: ['/Namespace'],
  bad: `
apiVersion: v1
kind: Namespace
metadata: { name: shop }
---
apiVersion: gateway.networking.k8s.io/v1
kind: ReferenceGrant
metadata: { name: shop, namespace: bank }
spec:
  from: [{ group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: shopp }]
  to: [{ group: "", kind: Service }]
`,
  good: `
apiVersion: v1
kind: Namespace
metadata: { name: shop }
---
apiVersion: gateway.networking.k8s.io/v1
kind: ReferenceGrant
metadata: { name: shop, namespace: bank }
spec:
  from: [{ group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: shop }]
  to: [{ group: "", kind: Service }]
`,
  check({ object }, set, report) {
    for (const [index, { namespace: name }] of (object.spec?.from ?? []).entries()) {
      const absent = namespaceAbsence(set, name);
      if (absent === undefined) continue;
      const { missing, ...weight } = absent;
      report({ at: ['spec', 'from', index, 'namespace'], values: { name, missing }, ...weight });
    }
  },
};
