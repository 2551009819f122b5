import type { ManifestRule } from '../../../../manifests/rule';
import { type HttpRoute, kinds } from '../../facts/kinds';
import { comparisonsOf, matchesOf } from '../../facts/matches';

export const absolutePath: ManifestRule<HttpRoute> = {
  code: 'MESH6223',
  name: 'absolute-path',
  severity: 'error',
  summary: "A path without its slash in Linkerd's own HTTPRoute; Gateway API's refuses it by itself.",
  what: "the path '{path}' does not begin with a slash",
  why: 'no request has such a path; the policy-validator refuses the route',
  fix: 'write /{path}',
  upstream: ['webhook'],
  kinds: [kinds.linkerdHttpRoute],
  reads: [],
  fields: ['path'],
  bad: `
apiVersion: policy.linkerd.io/v1beta3
kind: HTTPRoute
metadata: { name: items, namespace: shop }
spec:
  parentRefs: [{ kind: Server, name: payments }]
  rules: [{ matches: [{ path: { type: PathPrefix, value: items } }] }]
`,
  good: `
apiVersion: policy.linkerd.io/v1beta3
kind: HTTPRoute
metadata: { name: items, namespace: shop }
spec:
  parentRefs: [{ kind: Server, name: payments }]
  rules: [{ matches: [{ path: { type: PathPrefix, value: /items } }] }]
`,
  *check({ object: { spec } }) {
    for (const { match, at } of matchesOf(spec?.rules ?? [])) {
      for (const { type, value, of, at: where } of comparisonsOf(match, at)) {
        if (of === 'path' && type !== 'RegularExpression' && !value.startsWith('/'))
          yield { at: where, values: { path: value } };
      }
    }
  },
};
