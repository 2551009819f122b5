import type { ManifestRule } from '../../../../manifests/rule';
import { type HttpRoute, httpRouteKinds } from '../../facts/kinds';

export const redirectPath: ManifestRule<HttpRoute> = {
  code: 'MESH6226',
  name: 'redirect-path',
  severity: 'error',
  summary: 'A redirect to a relative path.',
  what: "requests are redirected to the path '{path}'",
  why: 'the policy-validator refuses what does not begin with a slash',
  fix: 'write /{path}',
  upstream: ['webhook'],
  kinds: [...httpRouteKinds],
  reads: [],
  fields: ['requestRedirect'],
  bad: `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: moved, namespace: shop }
spec:
  parentRefs: [{ group: '', kind: Service, name: payments, port: 80 }]
  rules:
    - filters:
        - { type: RequestRedirect, requestRedirect: { path: { type: ReplaceFullPath, replaceFullPath: items } } }
`,
  good: `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: moved, namespace: shop }
spec:
  parentRefs: [{ group: '', kind: Service, name: payments, port: 80 }]
  rules:
    - filters:
        - { type: RequestRedirect, requestRedirect: { path: { type: ReplaceFullPath, replaceFullPath: /items } } }
`,
  *check({ object: { spec } }) {
    for (const [index, { filters = [] }] of (spec?.rules ?? []).entries()) {
      for (const [place, { requestRedirect }] of filters.entries()) {
        const path = requestRedirect?.path?.replaceFullPath ?? requestRedirect?.path?.replacePrefixMatch;
        if (path === undefined || path.startsWith('/')) continue;
        yield { at: ['spec', 'rules', index, 'filters', place, 'requestRedirect', 'path'], values: { path } };
      }
    }
  },
};
