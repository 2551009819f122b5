import { namespaceOf } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import { ambientReads, hasWaypoints, waypointOf } from '../../facts/ambient';
import { type DestinationRule, kinds, type VirtualService } from '../../facts/kinds';
import { servicesOfRoute } from '../../facts/routed-services';

export const routeNotAtWaypoint: ManifestRule<VirtualService | DestinationRule> = {
  code: 'MESH9516',
  name: 'route-not-at-waypoint',
  severity: 'warning',
  summary: 'Routes or a traffic policy in a namespace in which the waypoint of the Service does not look.',
  what: "the waypoint of '{host}' does not look into namespace {namespace}",
  why: 'a waypoint reads a {kind} of its own namespace or that of the Service: its traffic goes without this one',
  fix: 'move it to namespace {home}',
  upstream: ['KIA0212', 'KIA1114'],
  kinds: [kinds.virtualService, kinds.destinationRule],
  reads: ambientReads,
  concerns: hasWaypoints,
  bad: `
apiVersion: v1
kind: Service
metadata: { name: payments, namespace: shop, labels: { istio.io/use-waypoint: waypoint } }
spec: { selector: { app: payments }, ports: [{ name: http, port: 80 }] }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: checkout }
spec:
  hosts: [payments.shop.svc.cluster.local]
  http: [{ timeout: 3s, route: [{ destination: { host: payments.shop.svc.cluster.local } }] }]
`,
  good: `
apiVersion: v1
kind: Service
metadata: { name: payments, namespace: shop, labels: { istio.io/use-waypoint: waypoint } }
spec: { selector: { app: payments }, ports: [{ name: http, port: 80 }] }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec:
  hosts: [payments.shop.svc.cluster.local]
  http: [{ timeout: 3s, route: [{ destination: { host: payments.shop.svc.cluster.local } }] }]
`,
  check({ object }, set, report) {
    const { kind } = object;
    const namespace = namespaceOf(object);
    // DestinationRules of the root namespace hold everywhere.
    if (kind === 'DestinationRule' && namespace === set.settings.rootNamespace) return;
    for (const { host, at, service } of servicesOfRoute(set, object)) {
      const waypoint = waypointOf(set, service.object);
      if (waypoint === undefined || waypoint === 'none') continue;
      const home = namespaceOf(service.object);
      if (namespace === home || namespace === waypoint.namespace) continue;
      report({ at, values: { host, kind, namespace, home }, related: [service] });
    }
  },
};
