import type { ManifestRule } from '../../../../manifests/rule';
import { conditionsOf, listsOf, sourcesOf } from '../../facts/authorization-rules';
import { type AuthorizationPolicy, kinds } from '../../facts/kinds';

const sources: ReadonlySet<string> = new Set(
  ['Namespaces', 'ServiceAccounts', 'TrustDomains', 'Principals', 'RequestPrincipals'].flatMap((name) => [
    name.charAt(0).toLowerCase() + name.slice(1),
    `not${name}`,
  ]),
);

const keys: ReadonlySet<string> = new Set([
  'source.namespace',
  'source.serviceAccount',
  'source.trustDomain',
  'source.principal',
]);

export const customConditions: ManifestRule<AuthorizationPolicy> = {
  code: 'MESH8603',
  name: 'custom-conditions',
  severity: 'error',
  summary: 'A CUSTOM policy that asks for the identity of the caller.',
  what: 'the CUSTOM policy asks for {field}',
  why: 'istiod refuses it: the external authorizer is asked before proxies know the identity',
  fix: 'choose requests by ipBlocks, hosts, methods, paths or headers, and let the authorizer look at identities',
  upstream: ['webhook'],
  kinds: [kinds.authorizationPolicy],
  reads: [],
  bad: `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: ask, namespace: shop }
spec:
  action: CUSTOM
  provider: { name: opa }
  rules: [{ from: [{ source: { namespaces: [web] } }] }]
`,
  good: `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: ask, namespace: shop }
spec:
  action: CUSTOM
  provider: { name: opa }
  rules: [{ to: [{ operation: { paths: [/admin] } }] }]
`,
  check({ object }, _set, report) {
    if (object.spec?.action !== 'CUSTOM') return;
    for (const { value, at } of sourcesOf(object)) {
      for (const [field, list] of listsOf(value)) {
        if (sources.has(field) && list.length > 0) report({ at: [...at, field], values: { field } });
      }
    }
    for (const { value, at } of conditionsOf(object)) {
      const field = value.key;
      if (keys.has(field) || field.startsWith('request.auth.')) report({ at: [...at, 'key'], values: { field } });
    }
  },
};
