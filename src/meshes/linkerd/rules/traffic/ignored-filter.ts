import type { ManifestRule } from '../../../../manifests/rule';
import { requestRouteKinds } from '../../facts/kinds';
import { parentsOf, type RequestRoute } from '../../facts/parents';

/** Filters that are not in a proxy of Linkerd. Source: https://linkerd.io/2-edge/reference/httproute/ */
const unsupported: ReadonlySet<string> = new Set(['RequestMirror', 'URLRewrite', 'ExtensionRef']);

interface Filtered {
  readonly filters?: readonly { readonly type: string }[];
  readonly backendRefs?: readonly { readonly filters?: readonly { readonly type: string }[] }[];
}

function* filtersOf(rules: readonly Filtered[]) {
  for (const [index, { filters = [], backendRefs = [] }] of rules.entries()) {
    const at = ['spec', 'rules', index];
    for (const [place, { type }] of filters.entries()) yield { type, at: [...at, 'filters', place] };
    for (const [nth, { filters: own = [] }] of backendRefs.entries())
      for (const [place, { type }] of own.entries()) yield { type, at: [...at, 'backendRefs', nth, 'filters', place] };
  }
}

export const ignoredFilter: ManifestRule<RequestRoute> = {
  code: 'MESH6251',
  name: 'ignored-filter',
  severity: 'error',
  summary: 'A filter that Linkerd has not: with it the whole route is ignored.',
  what: 'a rule has the filter {type}, which Linkerd has not',
  why: 'the route is admitted, even called Accepted, and no proxy gets any of its rules',
  fix: 'take the filter out; what it does is for the gateway or the application',
  upstream: [],
  kinds: [...requestRouteKinds],
  reads: [],
  fields: ['filters'],
  bad: `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: payments, namespace: shop }
spec:
  parentRefs: [{ group: '', kind: Service, name: payments, port: 80 }]
  rules:
    - filters: [{ type: RequestMirror, requestMirror: { backendRef: { name: payments-next, port: 80 } } }]
      backendRefs: [{ name: payments, port: 80 }]
`,
  good: `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: payments, namespace: shop }
spec:
  parentRefs: [{ group: '', kind: Service, name: payments, port: 80 }]
  rules: [{ backendRefs: [{ name: payments, port: 80 }] }]
`,
  *check({ object }) {
    if (parentsOf(object).length === 0) return;
    for (const { type, at } of filtersOf(object.spec?.rules ?? []))
      if (unsupported.has(type)) yield { at, values: { type } };
  },
};
