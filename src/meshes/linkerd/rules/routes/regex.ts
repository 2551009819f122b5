import type { ManifestRule } from '../../../../manifests/rule';
import { requestRouteKinds } from '../../facts/kinds';
import { comparisonsOf, type HttpMatch, matchesOf } from '../../facts/matches';
import type { RequestRoute } from '../../facts/parents';
import { regexProblem } from '../../facts/patterns';

export const regex: ManifestRule<RequestRoute> = {
  code: 'MESH6224',
  name: 'regex',
  severity: 'error',
  summary: 'A regular expression that is none.',
  what: "the {of} is compared with '{pattern}', which {problem}",
  why: 'the policy-validator cannot compile it, and refuses the route',
  fix: 'mend it, or compare with Exact or PathPrefix',
  upstream: ['webhook'],
  kinds: [...requestRouteKinds],
  reads: [],
  fields: ['matches'],
  bad: `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: items, namespace: shop }
spec:
  parentRefs: [{ group: '', kind: Service, name: payments, port: 80 }]
  rules:
    - matches: [{ path: { type: RegularExpression, value: "/items/(" } }]
      backendRefs: [{ name: payments, port: 80 }]
---
apiVersion: gateway.networking.k8s.io/v1
kind: GRPCRoute
metadata: { name: tenants, namespace: shop }
spec:
  parentRefs: [{ group: '', kind: Service, name: payments, port: 81 }]
  rules:
    - matches: [{ headers: [{ name: x-tenant, type: RegularExpression, value: "[" }] }]
      backendRefs: [{ name: payments, port: 81 }]
`,
  good: `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: items, namespace: shop }
spec:
  parentRefs: [{ group: '', kind: Service, name: payments, port: 80 }]
  rules:
    - matches: [{ path: { type: RegularExpression, value: "/items/([0-9]+)" } }]
      backendRefs: [{ name: payments, port: 80 }]
`,
  *check({ object: { spec } }) {
    const rules = (spec?.rules ?? []) as readonly { readonly matches?: readonly Partial<HttpMatch>[] }[];
    for (const { match, at } of matchesOf(rules)) {
      for (const { type, value: pattern, of, at: where } of comparisonsOf(match, at)) {
        const problem = type === 'RegularExpression' ? regexProblem(pattern) : undefined;
        if (problem !== undefined) yield { at: where, values: { of, pattern, problem } };
      }
    }
  },
};
