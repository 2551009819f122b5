import { millisecondsOf } from '../../../../manifests/durations';
import type { ManifestRule } from '../../../../manifests/rule';
import { type HttpRoute, kinds } from '../../facts/kinds';

export const timeouts: ManifestRule<HttpRoute> = {
  code: 'MESH6229',
  name: 'timeouts',
  severity: 'error',
  summary: "A timeout of Linkerd's own HTTPRoute that cannot be; Gateway API's refuses it by itself.",
  what: '{problem}',
  why: 'the policy-validator refuses the route',
  fix: 'write a request timeout that is not shorter than backendRequest, and neither below 0',
  upstream: ['webhook'],
  kinds: [kinds.linkerdHttpRoute],
  reads: [],
  fields: ['timeouts'],
  bad: `
apiVersion: policy.linkerd.io/v1beta3
kind: HTTPRoute
metadata: { name: longer, namespace: shop }
spec:
  parentRefs: [{ group: core, kind: Service, name: payments, port: 80 }]
  rules: [{ timeouts: { request: 1s, backendRequest: 2s }, backendRefs: [{ name: payments, port: 80 }] }]
---
apiVersion: policy.linkerd.io/v1beta3
kind: HTTPRoute
metadata: { name: negative, namespace: shop }
spec:
  parentRefs: [{ group: core, kind: Service, name: payments, port: 80 }]
  rules: [{ timeouts: { request: -1s }, backendRefs: [{ name: payments, port: 80 }] }]
`,
  good: `
apiVersion: policy.linkerd.io/v1beta3
kind: HTTPRoute
metadata: { name: payments, namespace: shop }
spec:
  parentRefs: [{ group: core, kind: Service, name: payments, port: 80 }]
  rules: [{ timeouts: { request: 2s, backendRequest: 1s }, backendRefs: [{ name: payments, port: 80 }] }]
`,
  *check({ object: { spec } }) {
    for (const [index, { timeouts: limits }] of (spec?.rules ?? []).entries()) {
      const [request, backend] = [limits?.request, limits?.backendRequest].map(millisecondsOf);
      const at = ['spec', 'rules', index, 'timeouts'];
      if ((request ?? 0) < 0 || (backend ?? 0) < 0) yield { at, values: { problem: 'a timeout is below 0' } };
      else if (request !== undefined && backend !== undefined && backend > request)
        yield {
          at,
          values: { problem: `backendRequest ${limits?.backendRequest} is above request ${limits?.request}` },
        };
    }
  },
};
