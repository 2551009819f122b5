import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type VirtualService } from '../../facts/kinds';
import { isDelegate } from '../../facts/routes';

const none: readonly string[] = [];

type Rule = NonNullable<NonNullable<VirtualService['spec']>['http']>[number];

/** What may not stand beside a redirect, and beside a direct response. */
const excluded = {
  redirect: ['fault', 'rewrite', 'directResponse'],
  directResponse: ['fault', 'rewrite'],
} as const;

function problemsOf(rule: Rule, isDelegated: boolean): readonly string[] {
  const hasRoute = (rule.route ?? []).length > 0;
  // A delegate that delegates is told of elsewhere.
  if (rule.delegate !== undefined && !isDelegated) {
    return [
      ...(rule.redirect === undefined ? [] : ['delegate and redirect']),
      ...(hasRoute ? ['delegate and route'] : []),
    ];
  }
  for (const action of ['redirect', 'directResponse'] as const) {
    if (rule[action] === undefined) continue;
    const beside = excluded[action].filter((other) => rule[other] !== undefined);
    return [...(hasRoute ? ['route'] : []), ...beside].map((other) => `${action} and ${other}`);
  }
  return hasRoute ? none : ['no route, redirect, directResponse or delegate'];
}

export const routeAction: ManifestRule<VirtualService> = {
  code: 'MESH8109',
  name: 'route-action',
  severity: 'error',
  summary: 'A rule that does not do exactly one thing.',
  what: 'the rule has {problem}',
  why: 'istiod refuses the VirtualService: a rule does one thing with a request',
  fix: 'keep one of route, redirect, directResponse and delegate',
  upstream: ['webhook'],
  kinds: [kinds.virtualService],
  reads: [],
  bad: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec:
  hosts: [payments.shop.svc.cluster.local]
  http: [{ route: [{ destination: { host: payments.shop.svc.cluster.local } }], redirect: { uri: /maintenance } }]
`,
  good: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec:
  hosts: [payments.shop.svc.cluster.local]
  http: [{ redirect: { uri: /maintenance } }]
`,
  check({ object: { spec } }, _set, report) {
    const isDelegated = isDelegate(spec);
    spec?.http?.forEach((rule, index) => {
      for (const problem of problemsOf(rule, isDelegated)) {
        report({ at: ['spec', 'http', index], values: { problem } });
      }
    });
  },
};
