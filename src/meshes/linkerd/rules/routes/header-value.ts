import type { ManifestRule } from '../../../../manifests/rule';
import { requestRouteKinds } from '../../facts/kinds';
import { comparisonsOf, type HttpMatch, headerValuesOf, matchesOf } from '../../facts/matches';
import type { RequestRoute } from '../../facts/parents';

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what a header may not have
const control = /[\u0000-\u0008\u000a-\u001f\u007f]/;

export const headerValue: ManifestRule<RequestRoute> = {
  code: 'MESH6225',
  name: 'header-value',
  severity: 'error',
  summary: 'A value that no header can have.',
  what: 'a header has a value with a control character',
  why: 'it cannot be sent, so the policy-validator refuses the route; a line break often comes from a block of YAML',
  fix: 'write the value in quotes, on one line',
  upstream: ['webhook'],
  kinds: [...requestRouteKinds],
  reads: [],
  fields: ['headers', 'requestHeaderModifier', 'responseHeaderModifier'],
  bad: `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: tenants, namespace: shop }
spec:
  parentRefs: [{ group: '', kind: Service, name: payments, port: 80 }]
  rules:
    - matches: [{ headers: [{ name: x-tenant, value: "a\\n" }] }]
      backendRefs: [{ name: payments, port: 80 }]
---
apiVersion: gateway.networking.k8s.io/v1
kind: GRPCRoute
metadata: { name: marked, namespace: shop }
spec:
  parentRefs: [{ group: '', kind: Service, name: payments, port: 81 }]
  rules:
    - filters: [{ type: RequestHeaderModifier, requestHeaderModifier: { set: [{ name: x-tenant, value: "a\\n" }] } }]
      backendRefs: [{ name: payments, port: 81 }]
`,
  good: `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: tenants, namespace: shop }
spec:
  parentRefs: [{ group: '', kind: Service, name: payments, port: 80 }]
  rules:
    - matches: [{ headers: [{ name: x-tenant, value: "a" }] }]
      filters: [{ type: RequestHeaderModifier, requestHeaderModifier: { set: [{ name: x-route, value: "a" }] } }]
      backendRefs: [{ name: payments, port: 80 }]
`,
  *check({ object: { spec } }) {
    const rules = spec?.rules ?? [];
    const conditions = rules as readonly { readonly matches?: readonly Partial<HttpMatch>[] }[];
    for (const { match, at } of matchesOf(conditions)) {
      for (const { type, value, of, at: where } of comparisonsOf(match, at))
        if (of === 'header' && type !== 'RegularExpression' && control.test(value)) yield { at: where };
    }
    for (const { value, at } of headerValuesOf(rules)) if (control.test(value)) yield { at };
  },
};
