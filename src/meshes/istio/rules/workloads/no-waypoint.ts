import type { Service } from '../../../../manifests/cluster/kinds';
import { type KubernetesObject, type Manifest, namespaceOf } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import type { ManifestSet } from '../../../../manifests/set';
import {
  ambientReads,
  hasWaypoint,
  isBehindZtunnel,
  type Targeting,
  type TargetRef,
  targetsOf,
  waypointOf,
} from '../../facts/ambient';
import { kinds, type ServiceEntry, type Telemetry } from '../../facts/kinds';
import { isHttpTelemetry } from '../../facts/layer-seven';

interface Policy extends KubernetesObject {
  readonly spec?: Targeting & { readonly selector?: unknown };
}

function serviceNamed(set: ManifestSet, namespace: string, { kind, name }: TargetRef): Manifest | undefined {
  if (kind === 'Service') return set.find<Service>('/Service', namespace, name);
  return kind === 'ServiceEntry' ? set.find<ServiceEntry>(kinds.serviceEntry, namespace, name) : undefined;
}

export const noWaypoint: ManifestRule<Policy> = {
  code: 'MESH9514',
  name: 'no-waypoint',
  severity: 'warning',
  summary: 'A policy that only a waypoint reads, where traffic goes through none.',
  what: '{subject} uses no waypoint',
  why: 'only a waypoint reads this policy: requests pass as if it were not there',
  fix: 'label the Service or the Namespace istio.io/use-waypoint with the name of a waypoint',
  upstream: ['KIA0109', 'KIA1110', 'KIA1111', 'KIA1112'],
  kinds: [
    kinds.authorizationPolicy,
    kinds.requestAuthentication,
    kinds.wasmPlugin,
    kinds.trafficExtension,
    kinds.telemetry,
    kinds.envoyFilter,
  ],
  reads: ambientReads,
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
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: read, namespace: shop }
spec:
  targetRefs: [{ kind: Service, group: "", name: payments }]
  rules: [{ to: [{ operation: { methods: [GET] } }] }]
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
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: read, namespace: shop }
spec:
  targetRefs: [{ kind: Service, group: "", name: payments }]
  rules: [{ to: [{ operation: { methods: [GET] } }] }]
`,
  check({ object }, set, report) {
    const { kind, spec = {} } = object;
    const namespace = namespaceOf(object);
    const targets = targetsOf(spec);
    for (const [index, target] of targets.entries()) {
      const service = serviceNamed(set, namespace, target);
      if (service === undefined || waypointOf(set, service.object) !== 'none') continue;
      const at = (spec.targetRefs ?? []).length > 0 ? ['spec', 'targetRefs', index] : ['spec', 'targetRef'];
      report({ at, values: { subject: `${target.kind} ${target.name}` }, related: [service] });
    }
    if (kind !== 'Telemetry' || targets.length > 0 || spec.selector !== undefined) return;
    if (namespace === set.settings.rootNamespace || !isHttpTelemetry(object as Telemetry)) return;
    if (hasWaypoint(set, namespace) || !isBehindZtunnel(set, namespace, {})) return;
    report({ at: ['spec'], values: { subject: `the ambient namespace ${namespace}` }, severity: 'info' });
  },
};
