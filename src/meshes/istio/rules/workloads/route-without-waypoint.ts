import { namespaceOf } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import { ambientReads, hasAmbient, waypointOf } from '../../facts/ambient';
import { dataPlaneOfNamespace } from '../../facts/injection';
import { type DestinationRule, kinds, type VirtualService } from '../../facts/kinds';
import { servicesOfRoute } from '../../facts/routed-services';

export const routeWithoutWaypoint: ManifestRule<VirtualService | DestinationRule> = {
  code: 'MESH9515',
  name: 'route-without-waypoint',
  severity: 'warning',
  summary: 'Routes or a traffic policy for a Service in ambient that uses no waypoint.',
  what: "'{host}' is in ambient and uses no waypoint",
  why: 'ztunnel reads no {kind}: callers in ambient go without it',
  fix: 'label the Service or the Namespace istio.io/use-waypoint: <name of a waypoint>',
  upstream: ['KIA0210', 'KIA0211', 'KIA1109', 'KIA1113'],
  kinds: [kinds.virtualService, kinds.destinationRule],
  reads: ambientReads,
  concerns: hasAmbient,
  bad: `
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio.io/dataplane-mode: ambient } }
---
apiVersion: v1
kind: Service
metadata: { name: payments, namespace: shop }
spec: { selector: { app: payments }, ports: [{ name: http, port: 80 }] }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec:
  hosts: [payments.shop.svc.cluster.local]
  http: [{ timeout: 3s, route: [{ destination: { host: payments.shop.svc.cluster.local } }] }]
`,
  good: `
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio.io/dataplane-mode: ambient, istio.io/use-waypoint: waypoint } }
---
apiVersion: v1
kind: Service
metadata: { name: payments, namespace: shop }
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
    for (const { host, at, service } of servicesOfRoute(set, object)) {
      if (dataPlaneOfNamespace(set, namespaceOf(service.object)) !== 'ambient') continue;
      if (waypointOf(set, service.object) !== 'none') continue;
      // A DestinationRule may be for a gateway, which does read it.
      const weight = kind === 'DestinationRule' ? { severity: 'info' as const } : {};
      report({ at, values: { host, kind }, related: [service], ...weight });
    }
  },
};
