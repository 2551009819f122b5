import type { ManifestRule } from '../../../../manifests/rule';
import { defaultSettings } from '../../../../manifests/settings';
import { sourcesOf } from '../../facts/authorization-rules';
import { identityOf } from '../../facts/identities';
import { type AuthorizationPolicy, kinds } from '../../facts/kinds';

/** Stands for the trust domain of the mesh, whatever that is. */
const alias = 'cluster.local';

export const foreignTrustDomain: ManifestRule<AuthorizationPolicy> = {
  code: 'MESH9314',
  name: 'foreign-trust-domain',
  severity: 'warning',
  summary: 'A principal of another trust domain than that of the mesh.',
  what: 'the trust domain {trustDomain} is not that of the mesh, {own}',
  why: 'unless the mesh trusts that domain, no caller has such an identity',
  fix: 'write {own}, or name the domain in trustDomainAliases of the mesh',
  upstream: ['KIA0108'],
  kinds: [kinds.authorizationPolicy],
  reads: [],
  bad: `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: payments, namespace: shop }
spec: { rules: [{ from: [{ source: { principals: [other.example/ns/shop/sa/orders] } }] }] }
`,
  good: `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: payments, namespace: shop }
spec: { rules: [{ from: [{ source: { principals: [cluster.local/ns/shop/sa/orders] } }] }] }
`,
  check({ object }, { settings }, report) {
    const own = settings.trustDomain;
    for (const { value, at } of sourcesOf(object)) {
      for (const [index, principal] of (value?.principals ?? []).entries()) {
        const trustDomain = identityOf(principal)?.trustDomain;
        if (trustDomain === undefined || trustDomain === own || trustDomain === alias) continue;
        // where nobody said another, the domain of the mesh is not known for sure
        const severity = own === defaultSettings.trustDomain ? 'info' : 'warning';
        report({ at: [...at, 'principals', index], values: { trustDomain, own }, severity });
      }
    }
  },
};
