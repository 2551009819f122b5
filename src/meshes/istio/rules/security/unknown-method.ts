import type { ManifestRule } from '../../../../manifests/rule';
import { textsOf } from '../../facts/authorization-rules';
import { knownMethods } from '../../facts/http-methods';
import { type AuthorizationPolicy, kinds } from '../../facts/kinds';

const fields: ReadonlySet<string> = new Set(['methods', 'notMethods']);

function meetsSome(pattern: string): boolean {
  if (pattern.startsWith('*')) return knownMethods.some((method) => method.endsWith(pattern.slice(1)));
  if (pattern.endsWith('*')) return knownMethods.some((method) => method.startsWith(pattern.slice(0, -1)));
  return knownMethods.includes(pattern);
}

export const unknownMethod: ManifestRule<AuthorizationPolicy> = {
  code: 'MESH9315',
  name: 'unknown-method',
  severity: 'warning',
  summary: 'A method in an AuthorizationPolicy that is none of HTTP.',
  what: '{method} is no method of HTTP',
  why: 'methods are compared with capital letters and all, so it meets no request; calls of gRPC are POST',
  fix: 'write GET, POST and the like; for gRPC paths: [/package.Service/Method]',
  upstream: ['KIA0102'],
  kinds: [kinds.authorizationPolicy],
  reads: [],
  bad: `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: payments, namespace: shop }
spec: { rules: [{ to: [{ operation: { methods: [get] } }] }] }
`,
  good: `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: payments, namespace: shop }
spec: { rules: [{ to: [{ operation: { methods: [GET] } }] }] }
`,
  check({ object }, _set, report) {
    for (const { value, at } of textsOf(object, fields)) {
      if (!meetsSome(value)) report({ at, values: { method: value } });
    }
  },
};
