import { type Manifest, namespaceOf } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import type { ManifestSet } from '../../../../manifests/set';
import { type ApiRoute, apiKinds } from '../../facts/gateway-api';
import { isForMesh } from '../../facts/gateway-references';
import { fqdn } from '../../facts/hosts';
import { kinds, type VirtualService } from '../../facts/kinds';

function meshHosts(set: ManifestSet): ReadonlyMap<string, Manifest<VirtualService>> {
  const hosts = new Map<string, Manifest<VirtualService>>();
  for (const manifest of set.of<VirtualService>(kinds.virtualService)) {
    if (!isForMesh(manifest)) continue;
    for (const host of manifest.object.spec?.hosts ?? []) {
      hosts.set(fqdn(host, namespaceOf(manifest.object), set.settings.clusterDomain), manifest);
    }
  }
  return hosts;
}

export const twoApis: ManifestRule<ApiRoute> = {
  code: 'MESH9406',
  name: 'two-apis',
  severity: 'warning',
  summary: 'A route of the Gateway API for a Service that a VirtualService of the mesh routes too.',
  what: "calls to Service '{name}' are routed here and by VirtualService '{other}'",
  why: 'of two sources of routes for one host a proxy uses one: retries, timeouts and splits of the other are lost',
  fix: 'keep the routes of a Service in one API',
  upstream: [],
  kinds: [apiKinds.httpRoute, apiKinds.grpcRoute],
  reads: [kinds.virtualService],
  bad: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec: { hosts: [payments], http: [{ timeout: 3s, route: [{ destination: { host: payments } }] }] }
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: payments, namespace: shop }
spec:
  parentRefs: [{ group: "", kind: Service, name: payments }]
  rules: [{ backendRefs: [{ name: payments, port: 80 }] }]
`,
  good: `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: payments, namespace: shop }
spec:
  parentRefs: [{ group: "", kind: Service, name: payments }]
  rules: [{ timeouts: { request: 3s }, backendRefs: [{ name: payments, port: 80 }] }]
`,
  check({ object }, set, report) {
    for (const [index, ref] of (object.spec?.parentRefs ?? []).entries()) {
      if (ref.kind !== 'Service' || (ref.group ?? '') !== '') continue;
      const namespace = ref.namespace ?? namespaceOf(object);
      const other = set.derive(meshHosts).get(fqdn(ref.name, namespace, set.settings.clusterDomain));
      if (other === undefined) continue;
      const values = { name: ref.name, other: other.object.metadata.name ?? '' };
      report({ at: ['spec', 'parentRefs', index], values, related: [other] });
    }
  },
};
