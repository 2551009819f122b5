import type {
  AuthorizationPolicySpecRules as Rule,
  AuthorizationPolicySpecRulesFromSource as Source,
} from '../../../../../imports/istio-1.31/authorization-policy-v1';
import type { Path } from '../../../../manifests/path';
import type { ManifestRule } from '../../../../manifests/rule';
import { type AuthorizationPolicy, kinds } from '../../facts/kinds';

const isOfRequests = ({ requestPrincipals = [], notRequestPrincipals = [], ...connection }: Source): boolean =>
  requestPrincipals.length + notRequestPrincipals.length > 0 &&
  Object.values<readonly string[]>(connection).every(({ length }) => length === 0);

/** Where a rule looks at requests only; a connection has none of that, and the rule holds for it without. */
function* onlyRequests({ from = [], to = [], when = [] }: Rule): Iterable<Path> {
  if (when.some(({ key }) => key === 'destination.port')) return;
  for (const [index, { operation }] of to.entries()) {
    if (operation === undefined) continue;
    if ((operation.ports ?? []).length + (operation.notPorts ?? []).length === 0) yield ['to', index, 'operation'];
  }
  if (to.length > 0) return;
  for (const [index, { source }] of from.entries()) {
    if (source !== undefined && isOfRequests(source)) yield ['from', index, 'source'];
  }
  if (from.length === 0 && when.length > 0 && when.every(({ key }) => key.startsWith('request.'))) yield ['when'];
}

export const denyOverTcp: ManifestRule<AuthorizationPolicy> = {
  code: 'MESH8614',
  name: 'deny-over-tcp',
  severity: 'warning',
  summary: 'A DENY rule that looks at HTTP only, without a port.',
  what: 'the DENY rule looks at HTTP only and names no port',
  why: 'on ports that are not HTTP it holds without that part, and denies every connection that the rest meets',
  fix: "write the HTTP ports of the workload into the operation, such as ports: ['8080']",
  upstream: ['webhook', 'IST0133'],
  kinds: [kinds.authorizationPolicy],
  reads: [],
  bad: `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: no-delete, namespace: shop }
spec: { action: DENY, rules: [{ to: [{ operation: { methods: [DELETE] } }] }] }
`,
  good: `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: no-delete, namespace: shop }
spec: { action: DENY, rules: [{ to: [{ operation: { methods: [DELETE], ports: ["8080"] } }] }] }
`,
  check({ object: { spec } }, _set, report) {
    if (spec?.action !== 'DENY') return;
    for (const [index, rule] of (spec.rules ?? []).entries()) {
      for (const at of onlyRequests(rule)) report({ at: ['spec', 'rules', index, ...at] });
    }
  },
};
