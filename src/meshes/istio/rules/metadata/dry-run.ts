import { groupKindOf } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import { type AuthorizationPolicy, kinds } from '../../facts/kinds';

const annotation = 'istio.io/dry-run';

/** What Go reads as true or false. */
const booleans: ReadonlySet<string> = new Set('1 t T true TRUE True 0 f F false FALSE False'.split(' '));

function problemOf(object: AuthorizationPolicy, value: string): string | undefined {
  if (groupKindOf(object) !== kinds.authorizationPolicy) return `stands on a ${object.kind}`;
  const action = object.spec?.action ?? 'ALLOW';
  if (action !== 'ALLOW' && action !== 'DENY') return `stands on a policy with action ${action}`;
  return booleans.has(value) ? undefined : `is '${value}'`;
}

export const dryRun: ManifestRule<AuthorizationPolicy> = {
  code: 'MESH8001',
  name: 'dry-run',
  severity: 'error',
  summary: 'A dry run of what has none.',
  what: 'the annotation istio.io/dry-run {problem}',
  why: 'istiod refuses the object',
  fix: 'keep it to ALLOW and DENY of an AuthorizationPolicy, with true or false',
  upstream: ['webhook'],
  kinds: Object.values(kinds),
  reads: [],
  fields: [annotation],
  bad: `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: payments, namespace: shop, annotations: { istio.io/dry-run: "yes" } }
spec: { action: ALLOW, rules: [{}] }
`,
  good: `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: payments, namespace: shop, annotations: { istio.io/dry-run: "true" } }
spec: { action: ALLOW, rules: [{}] }
`,
  check({ object }, _set, report) {
    const value = object.metadata.annotations?.[annotation];
    const problem = value === undefined ? undefined : problemOf(object, value);
    if (problem !== undefined) report({ at: ['metadata', 'annotations', annotation], values: { problem } });
  },
};
