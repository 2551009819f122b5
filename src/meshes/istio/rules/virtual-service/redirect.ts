import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type VirtualService } from '../../facts/kinds';

type Rule = NonNullable<NonNullable<VirtualService['spec']>['http']>[number];

function* problems({ redirect, match = [] }: Rule) {
  if (redirect === undefined) return;
  const { uri = '', prefixRewrite = '', authority = '', scheme = '', redirectCode = 0, port, derivePort } = redirect;
  const hasPort = port !== undefined || derivePort !== undefined;
  if (uri !== '' && prefixRewrite !== '') yield { problem: 'has uri and prefixRewrite', field: ['prefixRewrite'] };
  if (prefixRewrite !== '' && match.some(({ uri }) => uri !== undefined && uri.prefix === undefined)) {
    yield { problem: 'has prefixRewrite, and a match of uri without prefix', field: ['prefixRewrite'] };
  }
  if (uri + prefixRewrite + authority + scheme === '' && !hasPort) yield { problem: 'changes nothing', field: [] };
  if (redirectCode !== 0 && (redirectCode < 300 || redirectCode > 399)) {
    yield { problem: `has redirectCode ${redirectCode}`, field: ['redirectCode'] };
  }
  if (!['', 'http', 'https'].includes(scheme)) yield { problem: `has scheme '${scheme}'`, field: ['scheme'] };
}

export const redirect: ManifestRule<VirtualService> = {
  code: 'MESH8122',
  name: 'redirect',
  severity: 'error',
  summary: 'A redirect that leads nowhere.',
  what: 'the redirect {problem}',
  why: 'istiod refuses the VirtualService',
  fix: 'set uri or prefixRewrite, authority, scheme (http or https) or a port; redirectCode 3xx',
  upstream: ['webhook'],
  kinds: [kinds.virtualService],
  reads: [],
  fields: ['redirect'],
  bad: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec:
  hosts: [payments.shop.svc.cluster.local]
  http: [{ redirect: { uri: /new, redirectCode: 200 } }]
`,
  good: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec:
  hosts: [payments.shop.svc.cluster.local]
  http: [{ redirect: { uri: /new, redirectCode: 308 } }]
`,
  check({ object: { spec } }, _set, report) {
    for (const [index, rule] of (spec?.http ?? []).entries()) {
      for (const { problem, field } of problems(rule)) {
        report({ at: ['spec', 'http', index, 'redirect', ...field], values: { problem } });
      }
    }
  },
};
