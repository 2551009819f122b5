import type { KubernetesObject } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import { kinds } from '../../facts/kinds';
import { type TargetRef, targetProblem } from '../../facts/scalars/target-ref';

interface Attached extends KubernetesObject {
  readonly spec?: { readonly targetRef?: TargetRef; readonly targetRefs?: readonly TargetRef[] };
}

export const targetKind: ManifestRule<Attached> = {
  code: 'MESH8006',
  name: 'target-kind',
  severity: 'error',
  summary: 'A policy attached to what takes none.',
  what: '{field} {problem}',
  why: 'istiod refuses the object, or never finds what it is attached to',
  fix: 'name a Service (core), ServiceEntry, or Gateway or GatewayClass of gateway.networking.k8s.io',
  upstream: ['webhook'],
  kinds: [
    kinds.authorizationPolicy,
    kinds.requestAuthentication,
    kinds.telemetry,
    kinds.trafficExtension,
    kinds.wasmPlugin,
  ],
  reads: [],
  bad: `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: payments, namespace: shop }
spec: { targetRefs: [{ kind: Deployment, group: apps, name: payments }], action: ALLOW, rules: [{}] }
`,
  good: `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: payments, namespace: shop }
spec: { targetRefs: [{ kind: Service, name: payments }], action: ALLOW, rules: [{}] }
`,
  check({ object }, _set, report) {
    const { targetRef, targetRefs = [] } = object.spec ?? {};
    const problem = targetRef === undefined ? undefined : targetProblem(targetRef);
    if (problem !== undefined) report({ at: ['spec', 'targetRef'], values: { field: 'targetRef', problem } });
    for (const [index, target] of targetRefs.entries()) {
      const problem = targetProblem(target);
      if (problem === undefined) continue;
      report({ at: ['spec', 'targetRefs', index], values: { field: 'targetRefs', problem } });
    }
  },
};
