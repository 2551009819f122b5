import { type KubernetesObject, namespaceOf } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import { type Targeting, targetsOf } from '../../facts/ambient';
import { kinds } from '../../facts/kinds';

interface Policy extends KubernetesObject {
  readonly spec?: Targeting;
}

export const classTarget: ManifestRule<Policy> = {
  code: 'MESH9522',
  name: 'class-target',
  severity: 'warning',
  summary: 'A policy for all waypoints that no waypoint takes.',
  what: '{problem}',
  why: 'it holds for all waypoints from the root namespace only: here it has no effect',
  fix: 'write it in the root namespace for istio-waypoint, or name a Gateway or a Service',
  upstream: [],
  kinds: [
    kinds.authorizationPolicy,
    kinds.requestAuthentication,
    kinds.wasmPlugin,
    kinds.trafficExtension,
    kinds.telemetry,
    kinds.envoyFilter,
  ],
  reads: [],
  bad: `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: read, namespace: shop }
spec:
  targetRefs: [{ group: gateway.networking.k8s.io, kind: GatewayClass, name: istio-waypoint }]
  rules: [{ to: [{ operation: { methods: [GET] } }] }]
`,
  good: `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: read, namespace: istio-system }
spec:
  targetRefs: [{ group: gateway.networking.k8s.io, kind: GatewayClass, name: istio-waypoint }]
  rules: [{ to: [{ operation: { methods: [GET] } }] }]
`,
  check({ object }, set, report) {
    const { spec = {} } = object;
    const namespace = namespaceOf(object);
    for (const [index, { kind, name }] of targetsOf(spec).entries()) {
      if (kind !== 'GatewayClass') continue;
      const at = (spec.targetRefs ?? []).length > 0 ? ['spec', 'targetRefs', index] : ['spec', 'targetRef'];
      if (namespace !== set.settings.rootNamespace) {
        report({ at, values: { problem: `a GatewayClass as the target, in namespace ${namespace}` } });
      } else if (name !== 'istio-waypoint') {
        report({ at, values: { problem: `the GatewayClass ${name} as the target` } });
      }
    }
  },
};
