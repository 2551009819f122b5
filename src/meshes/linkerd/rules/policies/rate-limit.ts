import type { Path } from '../../../../manifests/path';
import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, policyGroup, type RateLimitPolicy } from '../../facts/kinds';

type Spec = NonNullable<RateLimitPolicy['spec']>;

/** Every limit with its place; the first is of all callers together. */
const limitsOf = ({ total, identity, overrides = [] }: Spec): readonly (readonly [at: Path, limit: number])[] => [
  ...(total === undefined ? [] : [[['total'], total.requestsPerSecond] as const]),
  ...(identity === undefined ? [] : [[['identity'], identity.requestsPerSecond] as const]),
  ...overrides.map(({ requestsPerSecond }, index) => [['overrides', index], requestsPerSecond] as const),
];

export const rateLimit: ManifestRule<RateLimitPolicy> = {
  code: 'MESH6209',
  name: 'rate-limit',
  severity: 'error',
  summary: 'A rate limit that lets nothing through, or a part of it above the whole.',
  what: '{problem}',
  why: 'the policy-validator refuses the object, and nothing is limited',
  fix: 'limit a Server to 1 request per second or more, and each ServiceAccount to no more than total',
  upstream: ['webhook'],
  kinds: [kinds.rateLimitPolicy],
  reads: [],
  bad: `
apiVersion: policy.linkerd.io/v1alpha1
kind: HTTPLocalRateLimitPolicy
metadata: { name: nothing, namespace: shop }
spec: { targetRef: { group: policy.linkerd.io, kind: Server, name: payments }, total: { requestsPerSecond: 0 } }
---
apiVersion: policy.linkerd.io/v1alpha1
kind: HTTPLocalRateLimitPolicy
metadata: { name: above, namespace: shop }
spec:
  targetRef: { group: policy.linkerd.io, kind: Server, name: payments }
  total: { requestsPerSecond: 100 }
  overrides: [{ requestsPerSecond: 200, clientRefs: [{ kind: ServiceAccount, name: batch }] }]
---
apiVersion: policy.linkerd.io/v1alpha1
kind: HTTPLocalRateLimitPolicy
metadata: { name: callers, namespace: shop }
spec:
  targetRef: { group: policy.linkerd.io, kind: Server, name: payments }
  overrides: [{ requestsPerSecond: 20, clientRefs: [{ kind: Service, name: batch }] }]
---
apiVersion: policy.linkerd.io/v1alpha1
kind: HTTPLocalRateLimitPolicy
metadata: { name: target, namespace: shop }
spec: { targetRef: { group: '', kind: Service, name: payments }, total: { requestsPerSecond: 100 } }
`,
  good: `
apiVersion: policy.linkerd.io/v1alpha1
kind: HTTPLocalRateLimitPolicy
metadata: { name: payments, namespace: shop }
spec:
  targetRef: { group: policy.linkerd.io, kind: Server, name: payments }
  total: { requestsPerSecond: 100 }
  identity: { requestsPerSecond: 10 }
  overrides: [{ requestsPerSecond: 20, clientRefs: [{ kind: ServiceAccount, name: batch }] }]
`,
  *check({ object: { spec } }) {
    const { targetRef, total, overrides = [] } = spec!;
    if (targetRef.kind !== 'Server' || targetRef.group !== policyGroup) {
      yield { at: ['spec', 'targetRef'], values: { problem: `the limit is for a ${targetRef.kind}, not a Server` } };
    }
    for (const [at, limit] of limitsOf(spec!)) {
      const where = ['spec', ...at, 'requestsPerSecond'];
      if (limit < 1) yield { at: where, values: { problem: `the limit is ${limit}, so nothing would get through` } };
      else if (total !== undefined && limit > total.requestsPerSecond) {
        yield { at: where, values: { problem: `${limit} is above the total of ${total.requestsPerSecond}` } };
      }
    }
    for (const [index, { clientRefs }] of overrides.entries()) {
      for (const [place, { group = '', kind }] of clientRefs.entries()) {
        if (kind === 'ServiceAccount' && (group === '' || group === 'core')) continue;
        const at = ['spec', 'overrides', index, 'clientRefs', place];
        yield { at, values: { problem: `a limit is for callers of kind ${kind}, not ServiceAccount` } };
      }
    }
  },
};
