import type { ManifestRule } from '../../../../manifests/rule';
import { type ApiRoute, apiKinds } from '../../facts/gateway-api';

/** Filters that answer themselves, or may. */
const answers: ReadonlySet<string> = new Set(['RequestRedirect', 'ExtensionRef']);

export const ruleWithoutBackends: ManifestRule<ApiRoute> = {
  code: 'MESH9408',
  name: 'rule-without-backends',
  severity: 'error',
  summary: 'A rule of the Gateway API that sends requests nowhere.',
  what: 'the rule has no backend with a weight above 0 and no redirect',
  why: 'every request that it matches gets 500',
  fix: 'add a backend, or the filter RequestRedirect',
  upstream: [],
  kinds: [apiKinds.httpRoute, apiKinds.grpcRoute],
  reads: [],
  bad: `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: shop, namespace: shop }
spec:
  parentRefs: [{ name: public }]
  rules: [{ backendRefs: [{ name: payments, port: 80, weight: 0 }] }]
`,
  good: `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: shop, namespace: shop }
spec:
  parentRefs: [{ name: public }]
  rules: [{ backendRefs: [{ name: payments, port: 80, weight: 1 }] }]
`,
  check({ object }, _set, report) {
    for (const [index, { backendRefs = [], filters = [] }] of (object.spec?.rules ?? []).entries()) {
      if (backendRefs.some(({ weight = 1 }) => weight > 0) || filters.some(({ type }) => answers.has(type))) continue;
      report({ at: ['spec', 'rules', index] });
    }
  },
};
