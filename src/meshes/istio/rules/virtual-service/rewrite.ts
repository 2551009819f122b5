import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type VirtualService } from '../../facts/kinds';

type Rewrite = NonNullable<NonNullable<VirtualService['spec']>['http']>[number]['rewrite'];

function problemOf(rewrite: Rewrite): string | undefined {
  if (rewrite === undefined) return undefined;
  const { uri = '', authority = '', uriRegexRewrite } = rewrite;
  if (uri !== '' && uriRegexRewrite !== undefined) return 'has uri and uriRegexRewrite';
  if (uri === '' && uriRegexRewrite === undefined && authority === '') return 'changes nothing';
  if (uriRegexRewrite === undefined) return undefined;
  const missing = (['match', 'rewrite'] as const).find((field) => (uriRegexRewrite[field] ?? '') === '');
  return missing === undefined ? undefined : `has uriRegexRewrite without ${missing}`;
}

export const rewrite: ManifestRule<VirtualService> = {
  code: 'MESH8123',
  name: 'rewrite',
  severity: 'error',
  summary: 'A rewrite that says too little or too much.',
  what: 'the rewrite {problem}',
  why: 'istiod refuses the VirtualService',
  fix: 'set uri, or uriRegexRewrite with match and rewrite, or authority',
  upstream: ['webhook'],
  kinds: [kinds.virtualService],
  reads: [],
  fields: ['rewrite'],
  bad: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec:
  hosts: [payments.shop.svc.cluster.local]
  http: [{ route: [{ destination: { host: payments.shop.svc.cluster.local } }], rewrite: { uriRegexRewrite: { match: /v1/(.*) } } }]
`,
  good: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec:
  hosts: [payments.shop.svc.cluster.local]
  http: [{ route: [{ destination: { host: payments.shop.svc.cluster.local } }], rewrite: { uriRegexRewrite: { match: /v1/(.*), rewrite: '/\\1' } } }]
`,
  check({ object: { spec } }, _set, report) {
    for (const [index, rule] of (spec?.http ?? []).entries()) {
      const problem = problemOf(rule.rewrite);
      if (problem !== undefined) report({ at: ['spec', 'http', index, 'rewrite'], values: { problem } });
    }
  },
};
