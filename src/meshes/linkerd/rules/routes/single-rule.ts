import type { ManifestRule } from '../../../../manifests/rule';
import { type ConnectionRoute, connectionRouteKinds } from '../../facts/kinds';

export const singleRule: ManifestRule<ConnectionRoute> = {
  code: 'MESH6222',
  name: 'single-rule',
  severity: 'error',
  summary: 'A TLSRoute or TCPRoute with several rules.',
  what: 'the {kind} has {count} rules',
  why: 'a connection has nothing that would choose between rules; the policy-validator takes exactly one',
  fix: 'leave one rule, with the backends and weights of all',
  upstream: ['webhook'],
  kinds: [...connectionRouteKinds],
  reads: [],
  bad: `
apiVersion: gateway.networking.k8s.io/v1alpha2
kind: TCPRoute
metadata: { name: ledger, namespace: shop }
spec:
  parentRefs: [{ group: '', kind: Service, name: ledger, port: 5432 }]
  rules: [{ backendRefs: [{ name: ledger, port: 5432 }] }, { backendRefs: [{ name: ledger-next, port: 5432 }] }]
`,
  good: `
apiVersion: gateway.networking.k8s.io/v1alpha2
kind: TCPRoute
metadata: { name: ledger, namespace: shop }
spec:
  parentRefs: [{ group: '', kind: Service, name: ledger, port: 5432 }]
  rules: [{ backendRefs: [{ name: ledger, port: 5432 }, { name: ledger-next, port: 5432 }] }]
`,
  *check({ object: { kind, spec } }) {
    const count = spec?.rules.length ?? 0;
    if (count > 1) yield { at: ['spec', 'rules'], values: { kind, count: String(count) } };
  },
};
