import { groupBy } from '../../../../common/group-by';
import { type Manifest, namespaceOf } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import type { ManifestSet } from '../../../../manifests/set';
import { isCompleteFor } from '../../../../manifests/settings';
import { type AuthorizationPolicy, kinds, type RequestAuthentication } from '../../facts/kinds';
import { actionOf, isTargeted, labelsOf, type Policy } from '../../facts/policies';

type Rule = NonNullable<NonNullable<AuthorizationPolicy['spec']>['rules']>[number];

const looksAtToken = ({ from = [], when = [] }: Rule): boolean =>
  from.some(({ source }) => (source?.requestPrincipals ?? source?.notRequestPrincipals ?? []).length > 0) ||
  when.some(({ key }) => key.startsWith('request.auth.'));

/** Policies that look at tokens, by namespace; one of CUSTOM leaves it to somebody else. */
const aboutTokens = (set: ManifestSet): ReadonlyMap<string, readonly Policy[]> =>
  groupBy(set.of<AuthorizationPolicy>(kinds.authorizationPolicy), (policy) =>
    actionOf(policy) === 'CUSTOM' || (policy.object.spec?.rules ?? []).some(looksAtToken)
      ? namespaceOf(policy.object)
      : undefined,
  );

/** Whether some workload may meet both selectors; targets are not followed. */
function mayMeet(policy: Policy, other: Manifest<RequestAuthentication>): boolean {
  if (isTargeted(policy) || isTargeted(other)) return isTargeted(policy) === isTargeted(other);
  const wanted = labelsOf(other);
  return Object.entries(labelsOf(policy)).every(([key, value]) => wanted[key] === undefined || wanted[key] === value);
}

export const tokenNotRequired: ManifestRule<RequestAuthentication> = {
  code: 'MESH9318',
  name: 'token-not-required',
  severity: 'warning',
  summary: 'A RequestAuthentication beside which no AuthorizationPolicy asks for a token.',
  what: 'no AuthorizationPolicy{where} requires a token',
  why: 'it refuses wrong tokens only: a request without any is let through',
  fix: 'add a DENY for notRequestPrincipals: ["*"], or an ALLOW that names requestPrincipals',
  upstream: [],
  kinds: [kinds.requestAuthentication],
  reads: [kinds.authorizationPolicy],
  bad: `
apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata: { name: api, namespace: shop }
spec:
  selector: { matchLabels: { app: api } }
  jwtRules: [{ issuer: https://issuer.example.com, jwksUri: https://issuer.example.com/keys }]
`,
  good: `
apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata: { name: api, namespace: shop }
spec:
  selector: { matchLabels: { app: api } }
  jwtRules: [{ issuer: https://issuer.example.com, jwksUri: https://issuer.example.com/keys }]
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: api-token, namespace: shop }
spec:
  selector: { matchLabels: { app: api } }
  action: DENY
  rules: [{ from: [{ source: { notRequestPrincipals: ["*"] } }], to: [{ operation: { ports: ["8080"] } }] }]
`,
  check(manifest, set, report) {
    const { settings } = set;
    const namespace = namespaceOf(manifest.object);
    const places = new Set([namespace, settings.rootNamespace]);
    const policies = [...places].flatMap((place) => set.derive(aboutTokens).get(place) ?? []);
    if (policies.some((policy) => mayMeet(policy, manifest))) return;
    const isSure = [...places].every((place) => isCompleteFor(settings, place));
    report(
      isSure ? { values: { where: ' for these workloads' } } : { values: { where: ' of this set' }, severity: 'info' },
    );
  },
};
