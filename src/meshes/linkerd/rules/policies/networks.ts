import type { Path } from '../../../../manifests/path';
import type { ManifestRule } from '../../../../manifests/rule';
import { type EgressNetwork, kinds, type NetworkAuthentication, type ServerAuthorization } from '../../facts/kinds';
import { type Network, networkProblems } from '../../facts/networks';

type Networked = EgressNetwork | NetworkAuthentication | ServerAuthorization;

function networksOf({ spec }: Networked): readonly [at: Path, networks: readonly Network[] | undefined] {
  if (spec !== undefined && 'client' in spec) return [['spec', 'client', 'networks'], spec.client.networks];
  return [['spec', 'networks'], spec?.networks];
}

export const networks: ManifestRule<Networked> = {
  code: 'MESH6207',
  name: 'networks',
  severity: 'error',
  summary: 'A network that is none, an exception that is no part of its network, or no network at all.',
  what: '{problem}',
  why: 'the policy-validator refuses the object',
  fix: 'write blocks of addresses such as 10.0.0.0/8, with exceptions that are smaller parts of them',
  upstream: ['webhook'],
  kinds: [kinds.networkAuthentication, kinds.egressNetwork, kinds.serverAuthorization],
  reads: [],
  fields: ['networks'],
  bad: `
apiVersion: policy.linkerd.io/v1alpha1
kind: NetworkAuthentication
metadata: { name: none, namespace: shop }
spec: { networks: [] }
---
apiVersion: policy.linkerd.io/v1alpha1
kind: NetworkAuthentication
metadata: { name: text, namespace: shop }
spec: { networks: [{ cidr: office }] }
---
apiVersion: policy.linkerd.io/v1alpha1
kind: EgressNetwork
metadata: { name: world, namespace: shop }
spec: { trafficPolicy: Deny, networks: [{ cidr: 10.0.0.0/8, except: [192.168.0.0/16] }] }
---
apiVersion: policy.linkerd.io/v1beta1
kind: ServerAuthorization
metadata: { name: payments, namespace: shop }
spec:
  server: { name: payments }
  client: { unauthenticated: true, networks: [{ cidr: 10.0.0.0/8, except: [0.0.0.0/0] }] }
`,
  good: `
apiVersion: policy.linkerd.io/v1alpha1
kind: NetworkAuthentication
metadata: { name: office, namespace: shop }
spec: { networks: [{ cidr: 192.0.2.0/24 }, { cidr: 2001:db8::1 }] }
---
apiVersion: policy.linkerd.io/v1alpha1
kind: EgressNetwork
metadata: { name: world, namespace: shop }
spec: { trafficPolicy: Deny, networks: [{ cidr: 10.0.0.0/8, except: [10.1.0.0/16] }] }
`,
  *check({ object }) {
    const [at, all] = networksOf(object);
    if (all === undefined) return;
    if (all.length === 0 && !at.includes('client'))
      yield { at, values: { problem: 'there is no network in the list' } };
    for (const { at: where, value, problem } of networkProblems(all, at)) {
      yield { at: where, values: { problem: `'${value}' ${problem}` } };
    }
  },
};
