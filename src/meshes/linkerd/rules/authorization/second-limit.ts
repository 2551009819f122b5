import { groupBy } from '../../../../common/group-by';
import { namespaceOf } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import type { ManifestSet } from '../../../../manifests/set';
import { kinds, type RateLimitPolicy } from '../../facts/kinds';

const targetOf = (object: RateLimitPolicy): string => `${namespaceOf(object)}/${object.spec!.targetRef.name}`;
const byServer = (set: ManifestSet) =>
  groupBy(set.of<RateLimitPolicy>(kinds.rateLimitPolicy), ({ object }) => targetOf(object));

export const secondLimit: ManifestRule<RateLimitPolicy> = {
  code: 'MESH6264',
  name: 'second-limit',
  severity: 'error',
  summary: 'Two rate limits for one Server.',
  what: 'the Server {server} has the limits of {other} as well',
  why: 'one HTTPLocalRateLimitPolicy a Server is told to proxies, the older; the other does nothing',
  fix: 'put total, identity and overrides into one object',
  upstream: [],
  kinds: [kinds.rateLimitPolicy],
  reads: [],
  bad: `
apiVersion: policy.linkerd.io/v1alpha1
kind: HTTPLocalRateLimitPolicy
metadata: { name: all, namespace: shop }
spec: { targetRef: { group: policy.linkerd.io, kind: Server, name: payments }, total: { requestsPerSecond: 100 } }
---
apiVersion: policy.linkerd.io/v1alpha1
kind: HTTPLocalRateLimitPolicy
metadata: { name: each, namespace: shop }
spec: { targetRef: { group: policy.linkerd.io, kind: Server, name: payments }, identity: { requestsPerSecond: 10 } }
`,
  good: `
apiVersion: policy.linkerd.io/v1alpha1
kind: HTTPLocalRateLimitPolicy
metadata: { name: payments, namespace: shop }
spec:
  targetRef: { group: policy.linkerd.io, kind: Server, name: payments }
  total: { requestsPerSecond: 100 }
  identity: { requestsPerSecond: 10 }
`,
  *check(manifest, set) {
    const [first] = set.derive(byServer).get(targetOf(manifest.object)) ?? [];
    if (first === undefined || first === manifest) return;
    const server = manifest.object.spec!.targetRef.name;
    yield { at: ['spec', 'targetRef'], related: [first], values: { server, other: first.object.metadata.name ?? '' } };
  },
};
