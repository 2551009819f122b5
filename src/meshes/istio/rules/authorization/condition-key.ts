import type { ManifestRule } from '../../../../manifests/rule';
import { conditionsOf } from '../../facts/authorization-rules';
import { type AuthorizationPolicy, kinds } from '../../facts/kinds';

const plain: ReadonlySet<string> = new Set([
  'source.ip',
  'remote.ip',
  'source.namespace',
  'source.serviceAccount',
  'source.principal',
  'source.trustDomain',
  'request.auth.principal',
  'request.auth.audiences',
  'request.auth.presenter',
  'destination.ip',
  'destination.port',
  'connection.sni',
]);

const bracketed = ['request.headers', 'request.auth.claims', 'experimental.envoy.filters.'];

/** Keys of the API before AuthorizationPolicy, and what says the same now. */
const former: Readonly<Record<string, string>> = {
  'destination.namespace': "is said by the policy's own namespace",
  'destination.name': 'is of an API that is gone',
  'destination.user': 'is of an API that is gone',
};

/** `request.headers[x-team]`; what stands between the prefix and the bracket, upstream does not look at. */
const hasName = (key: string): boolean => key.endsWith(']') && key.includes('[') && key.indexOf('[') < key.length - 2;

function problemOf(key: string): string | undefined {
  if (plain.has(key)) return undefined;
  if (key === '') return 'is empty';
  if (bracketed.some((start) => key.startsWith(start))) {
    return hasName(key) ? undefined : 'has no name in brackets';
  }
  if (key.startsWith('destination.labels')) return 'is said by the selector';
  return Object.hasOwn(former, key) ? former[key] : 'is none that Istio knows';
}

export const conditionKey: ManifestRule<AuthorizationPolicy> = {
  code: 'MESH8612',
  name: 'condition-key',
  severity: 'error',
  summary: 'A condition over an attribute that Istio does not know.',
  what: "the key '{key}' of the condition {problem}",
  why: 'istiod refuses it',
  fix: 'write a key of the reference, such as request.headers[x-team] or source.ip',
  upstream: ['webhook'],
  kinds: [kinds.authorizationPolicy],
  reads: [],
  bad: `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: web, namespace: shop }
spec: { rules: [{ when: [{ key: request.header, values: [web] }] }] }
`,
  good: `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: web, namespace: shop }
spec: { rules: [{ when: [{ key: "request.headers[x-team]", values: [web] }] }] }
`,
  check({ object }, _set, report) {
    for (const { value, at } of conditionsOf(object)) {
      const problem = problemOf(value.key);
      if (problem !== undefined) report({ at: [...at, 'key'], values: { key: value.key, problem } });
    }
  },
};
