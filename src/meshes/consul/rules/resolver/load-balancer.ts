import { millisecondsOf } from '../../../../manifests/durations';
import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type ServiceResolver } from '../../facts/kinds';

const policies: readonly string[] = ['random', 'round_robin', 'least_request', 'ring_hash', 'maglev'];
const fields: readonly string[] = ['header', 'cookie', 'query_parameter'];

type Balancer = NonNullable<NonNullable<ServiceResolver['spec']>['loadBalancer']>;
type Hash = NonNullable<Balancer['hashPolicies']>[number];

function hashProblem({ field = '', fieldValue = '', sourceIP = false, cookieConfig }: Hash) {
  if (field !== '' && !fields.includes(field))
    return { problem: `the hash is of '${field}'`, instead: `write one of ${fields.join(', ')}, or sourceIP` };
  if (field !== '' && sourceIP)
    return { problem: `the hash is of a ${field} and of the address`, instead: 'write two hash policies' };
  if (field !== '' && fieldValue === '')
    return { problem: `the hash of a ${field} has no name`, instead: 'write fieldValue' };
  if (cookieConfig?.session === true && (millisecondsOf(cookieConfig.ttl) ?? 0) > 0)
    return { problem: 'the cookie is of the session and has a ttl', instead: 'leave session or ttl out' };
  return undefined;
}

export const loadBalancer: ManifestRule<ServiceResolver> = {
  code: 'MESH6356',
  name: 'load-balancer',
  severity: 'error',
  summary: 'A load balancer or a hash that cannot be.',
  what: '{problem}',
  why: 'the server refuses the resolver',
  fix: '{instead}',
  upstream: ['webhook', 'consul-server'],
  kinds: [kinds.serviceResolver],
  reads: [],
  fields: ['loadBalancer'],
  bad: `
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceResolver
metadata: { name: payments, namespace: shop }
spec: { loadBalancer: { policy: fastest } }
---
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceResolver
metadata: { name: refunds, namespace: shop }
spec: { loadBalancer: { policy: maglev, hashPolicies: [{ field: header }] } }
---
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceResolver
metadata: { name: checkout, namespace: shop }
spec: { loadBalancer: { policy: maglev, hashPolicies: [{ field: cookie, fieldValue: id, cookieConfig: { session: true, ttl: 5s } }] } }
`,
  good: `
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceResolver
metadata: { name: payments, namespace: shop }
spec: { loadBalancer: { policy: maglev, hashPolicies: [{ field: header, fieldValue: x-tenant }] } }
`,
  *check({ object: { spec } }) {
    const { policy = '', hashPolicies = [] } = spec?.loadBalancer ?? {};
    const at = ['spec', 'loadBalancer'];
    if (policy !== '' && !policies.includes(policy))
      yield {
        at: [...at, 'policy'],
        values: { problem: `the policy is '${policy}'`, instead: `write one of ${policies.join(', ')}` },
      };
    for (const [index, hash] of hashPolicies.entries()) {
      const found = hashProblem(hash);
      if (found !== undefined) yield { at: [...at, 'hashPolicies', index], values: found };
    }
  },
};
