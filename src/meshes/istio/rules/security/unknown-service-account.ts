import { absence } from '../../../../manifests/absence';
import { namespaceOf } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import type { ManifestSet } from '../../../../manifests/set';
import { sourcesOf } from '../../facts/authorization-rules';
import { identityOf } from '../../facts/identities';
import { type AuthorizationPolicy, kinds } from '../../facts/kinds';

/** Of other namespaces the set knows nothing. */
const namespacesWithAccounts = (set: ManifestSet): ReadonlySet<string> =>
  new Set(set.of('/ServiceAccount').map(({ object }) => namespaceOf(object)));

export const unknownServiceAccount: ManifestRule<AuthorizationPolicy> = {
  code: 'MESH9313',
  name: 'unknown-service-account',
  severity: 'error',
  summary: 'A principal whose ServiceAccount does not exist.',
  what: 'ServiceAccount {account} of namespace {namespace} {missing}',
  why: 'nobody calls under an account that does not exist, so the principal meets no request',
  fix: 'correct the principal: <trust domain>/ns/<namespace>/sa/<ServiceAccount>',
  upstream: ['KIA0106'],
  kinds: [kinds.authorizationPolicy],
  reads: ['/ServiceAccount'],
  bad: `
apiVersion: v1
kind: ServiceAccount
metadata: { name: orders, namespace: shop }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: payments, namespace: shop }
spec: { rules: [{ from: [{ source: { principals: [cluster.local/ns/shop/sa/order] } }] }] }
`,
  good: `
apiVersion: v1
kind: ServiceAccount
metadata: { name: orders, namespace: shop }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: payments, namespace: shop }
spec: { rules: [{ from: [{ source: { principals: [cluster.local/ns/shop/sa/orders] } }] }] }
`,
  check({ object }, set, report) {
    const { settings } = set;
    for (const { value, at } of sourcesOf(object)) {
      for (const [index, principal] of (value?.principals ?? []).entries()) {
        const identity = identityOf(principal);
        // every namespace has the account `default`; other trust domains are of other clusters
        if (identity === undefined || identity.serviceAccount === 'default') continue;
        if (identity.trustDomain !== settings.trustDomain && identity.trustDomain !== 'cluster.local') continue;
        const { namespace, serviceAccount: account } = identity;
        if (set.find('/ServiceAccount', namespace, account) !== undefined) continue;
        const { missing, ...weight } = absence(settings, namespace);
        if (weight.severity === 'info' && !set.derive(namespacesWithAccounts).has(namespace)) continue;
        report({ at: [...at, 'principals', index], values: { account, namespace, missing }, ...weight });
      }
    }
  },
};
