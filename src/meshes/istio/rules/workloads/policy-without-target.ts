import type { KubernetesObject } from '../../../../manifests/manifest';
import { namespaceOf } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import { ambientReads, isBehindZtunnel, type Targeting, targetsOf } from '../../facts/ambient';
import { kinds } from '../../facts/kinds';

/** What policies of these kinds have in common; an EnvoyFilter has its own word for the selector. */
interface Policy extends KubernetesObject {
  readonly spec?: Targeting & {
    readonly selector?: { readonly matchLabels?: Readonly<Record<string, string>> };
    readonly workloadSelector?: { readonly labels?: Readonly<Record<string, string>> };
  };
}

export const policyWithoutTarget: ManifestRule<Policy> = {
  code: 'MESH9513',
  name: 'policy-without-target',
  severity: 'warning',
  summary: 'A policy of HTTP without targetRefs before workloads of ambient.',
  what: 'no targetRefs, before workloads of ambient',
  why: 'ztunnel does not know a {kind}, and a waypoint takes only those that name it or a Service: it has no effect',
  fix: 'bind it to a Service or to the Gateway of the waypoint by targetRefs',
  upstream: ['KIA1115', 'KIA1116', 'KIA1117'],
  kinds: [kinds.requestAuthentication, kinds.wasmPlugin, kinds.trafficExtension, kinds.envoyFilter, kinds.telemetry],
  reads: ambientReads,
  bad: `
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio.io/dataplane-mode: ambient, istio.io/use-waypoint: waypoint } }
---
apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata: { name: customers, namespace: shop }
spec:
  selector: { matchLabels: { app: payments } }
  jwtRules: [{ issuer: https://id.example, jwksUri: https://id.example/keys }]
`,
  good: `
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio.io/dataplane-mode: ambient, istio.io/use-waypoint: waypoint } }
---
apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata: { name: customers, namespace: shop }
spec:
  targetRefs: [{ kind: Service, group: "", name: payments }]
  jwtRules: [{ issuer: https://id.example, jwksUri: https://id.example/keys }]
`,
  check({ object }, set, report) {
    const { kind, spec = {} } = object;
    if (targetsOf(spec).length > 0) return;
    const labels = spec.selector?.matchLabels ?? spec.workloadSelector?.labels;
    // A Telemetry for a whole namespace does come to waypoints; what is said for the whole mesh is for sidecars too.
    if (kind === 'Telemetry' && Object.keys(labels ?? {}).length === 0) return;
    const namespace = namespaceOf(object);
    if (namespace === set.settings.rootNamespace || !isBehindZtunnel(set, namespace, labels ?? {})) return;
    report({ at: ['spec'], values: { kind } });
  },
};
