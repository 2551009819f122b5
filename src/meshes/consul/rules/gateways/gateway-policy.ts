import { groupBy } from '../../../../common/group-by';
import { namespaceOf } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import type { ManifestSet } from '../../../../manifests/set';
import { type GatewayPolicy, kinds } from '../../facts/kinds';

const listenerOf = (object: GatewayPolicy): string => {
  const { namespace = namespaceOf(object), name, sectionName = '' } = object.spec!.targetRef;
  return `${namespace}/${name}/${sectionName}`;
};
const byListener = (set: ManifestSet) =>
  groupBy(set.of<GatewayPolicy>(kinds.gatewayPolicy), ({ object }) => listenerOf(object));

export const gatewayPolicy: ManifestRule<GatewayPolicy> = {
  code: 'MESH6375',
  name: 'gateway-policy',
  severity: 'error',
  summary: 'A policy for what is no Gateway, or a second one for a listener.',
  what: '{problem}',
  why: 'consul-k8s refuses the policy',
  fix: 'attach one policy to each listener of a Gateway',
  upstream: ['webhook', 'consul-k8s'],
  kinds: [kinds.gatewayPolicy],
  reads: [],
  bad: `
apiVersion: consul.hashicorp.com/v1alpha1
kind: GatewayPolicy
metadata: { name: route, namespace: shop }
spec: { targetRef: { group: gateway.networking.k8s.io, kind: HTTPRoute, name: shop } }
---
apiVersion: consul.hashicorp.com/v1alpha1
kind: GatewayPolicy
metadata: { name: first, namespace: shop }
spec: { targetRef: { group: gateway.networking.k8s.io, kind: Gateway, name: shop, sectionName: https } }
---
apiVersion: consul.hashicorp.com/v1alpha1
kind: GatewayPolicy
metadata: { name: second, namespace: shop }
spec: { targetRef: { group: gateway.networking.k8s.io, kind: Gateway, name: shop, sectionName: https } }
`,
  good: `
apiVersion: consul.hashicorp.com/v1alpha1
kind: GatewayPolicy
metadata: { name: first, namespace: shop }
spec: { targetRef: { group: gateway.networking.k8s.io, kind: Gateway, name: shop, sectionName: https } }
`,
  *check(manifest, set) {
    const { kind } = manifest.object.spec!.targetRef;
    const at = ['spec', 'targetRef'];
    if (kind !== 'Gateway') yield { at: [...at, 'kind'], values: { problem: `the policy is for a ${kind}` } };
    const [first] = set.derive(byListener).get(listenerOf(manifest.object)) ?? [];
    if (first === undefined || first === manifest) return;
    const problem = `the listener has the policy ${first.object.metadata.name ?? ''} already`;
    yield { at, related: [first], values: { problem } };
  },
};
