import type { Labels } from '../../../../manifests/cluster/kinds';
import { podsWith, workloadKinds } from '../../../../manifests/cluster/workloads';
import { type KubernetesObject, namespaceOf } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import type { ManifestSet } from '../../../../manifests/set';
import { type Targeting, targetsOf } from '../../facts/ambient';
import { type ApiGateway, apiKinds } from '../../facts/gateway-api';
import { kinds } from '../../facts/kinds';

const waypointClass = 'istio-waypoint';
const nameLabel = 'gateway.networking.k8s.io/gateway-name';
const classLabel = 'gateway.networking.k8s.io/gateway-class-name';

interface Policy extends KubernetesObject {
  readonly spec?: Targeting & { readonly selector?: { readonly matchLabels?: Labels } };
}

/** Pods of a waypoint are made in the cluster: labels tell of them, and the Gateway that they are named for. */
function selectsWaypoint(set: ManifestSet, namespace: string, labels: Labels): boolean {
  if (labels[classLabel] !== undefined) return labels[classLabel] === waypointClass;
  const name = labels[nameLabel];
  const gateway = name === undefined ? undefined : set.find<ApiGateway>(apiKinds.gateway, namespace, name);
  if (gateway !== undefined) return gateway.object.spec?.gatewayClassName === waypointClass;
  return podsWith(set, namespace, labels).some((pods) => pods.labels[classLabel] === waypointClass);
}

export const selectorAtWaypoint: ManifestRule<Policy> = {
  code: 'MESH9518',
  name: 'selector-at-waypoint',
  severity: 'warning',
  summary: 'A policy that selects a waypoint by labels.',
  what: 'the selector means a waypoint',
  why: 'waypoints take policies by targetRefs only, whatever their labels: this one has no effect',
  fix: 'write targetRefs with the Gateway of the waypoint, or the Services behind it',
  upstream: ['IST0166'],
  kinds: [
    kinds.authorizationPolicy,
    kinds.requestAuthentication,
    kinds.telemetry,
    kinds.wasmPlugin,
    kinds.trafficExtension,
  ],
  reads: [apiKinds.gateway, ...workloadKinds],
  bad: `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: waypoint, namespace: shop }
spec: { gatewayClassName: istio-waypoint, listeners: [{ name: mesh, port: 15008, protocol: HBONE }] }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: read, namespace: shop }
spec:
  selector: { matchLabels: { gateway.networking.k8s.io/gateway-name: waypoint } }
  rules: [{ to: [{ operation: { methods: [GET] } }] }]
`,
  good: `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: waypoint, namespace: shop }
spec: { gatewayClassName: istio-waypoint, listeners: [{ name: mesh, port: 15008, protocol: HBONE }] }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: read, namespace: shop }
spec:
  targetRefs: [{ group: gateway.networking.k8s.io, kind: Gateway, name: waypoint }]
  rules: [{ to: [{ operation: { methods: [GET] } }] }]
`,
  check({ object }, set, report) {
    const { spec = {} } = object;
    const labels = spec.selector?.matchLabels ?? {};
    if (Object.keys(labels).length === 0 || targetsOf(spec).length > 0) return;
    if (selectsWaypoint(set, namespaceOf(object), labels)) report({ at: ['spec', 'selector'] });
  },
};
