import { isObject, type Json } from '../../../../manifests/json';
import type { Path } from '../../../../manifests/path';
import { patternProblem } from '../../../../manifests/re2/problem';
import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type ServiceIntentions, type ServiceRouter } from '../../facts/kinds';

/** Every regular expression, wherever it stands. */
function* patternsIn(value: Json | undefined, at: Path): Generator<{ readonly pattern: string; readonly at: Path }> {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* patternsIn(item, [...at, index]);
  } else if (isObject(value)) {
    for (const [key, item] of Object.entries(value)) {
      if ((key === 'pathRegex' || key === 'regex') && typeof item === 'string')
        yield { pattern: item, at: [...at, key] };
      else yield* patternsIn(item, [...at, key]);
    }
  }
}

export const uncompiledRegex: ManifestRule<ServiceRouter | ServiceIntentions> = {
  code: 'MESH6386',
  name: 'uncompiled-regex',
  severity: 'error',
  summary: 'A regular expression that Envoy cannot compile.',
  what: "'{pattern}' {problem}",
  why: 'Consul takes it, and Envoy then keeps all routes of the service as they were, until it is gone',
  fix: 'mend it in the syntax of RE2, or compare exactly or by prefix',
  upstream: [],
  kinds: [kinds.serviceRouter, kinds.serviceIntentions],
  reads: [],
  fields: ['pathRegex', 'regex'],
  bad: `
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceDefaults
metadata: { name: payments, namespace: shop }
spec: { protocol: http }
---
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceRouter
metadata: { name: payments, namespace: shop }
spec: { routes: [{ match: { http: { pathRegex: "/items/(" } } }] }
`,
  good: `
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceDefaults
metadata: { name: payments, namespace: shop }
spec: { protocol: http }
---
apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceRouter
metadata: { name: payments, namespace: shop }
spec: { routes: [{ match: { http: { pathRegex: "/items/[0-9]+" } } }] }
`,
  *check({ object }) {
    for (const { pattern, at } of patternsIn(object.spec as Json | undefined, ['spec'])) {
      const problem = patternProblem(pattern);
      if (problem !== undefined) yield { at, values: { pattern, problem } };
    }
  },
};
