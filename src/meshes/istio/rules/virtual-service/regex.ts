import type { ManifestRule } from '../../../../manifests/rule';
import { clipped } from '../../../../manifests/schema/words';
import { kinds, type VirtualService } from '../../facts/kinds';
import { stringMatchesOf } from '../../facts/routes';
import { regexProblem } from '../../facts/scalars/regex';

function* expressions(spec: VirtualService['spec']) {
  for (const { value, field, at } of stringMatchesOf(spec)) {
    // There * says that the header is there, and is no expression.
    const isPresence = field === 'withoutHeaders' && value.regex === '*';
    if (value.regex !== undefined && !isPresence) yield { value: value.regex, at: [...at, 'regex'] };
  }
  for (const [index, { corsPolicy, rewrite }] of (spec?.http ?? []).entries()) {
    const at = ['spec', 'http', index];
    for (const [place, { regex = '' }] of (corsPolicy?.allowOrigins ?? []).entries()) {
      if (regex !== '') yield { value: regex, at: [...at, 'corsPolicy', 'allowOrigins', place, 'regex'] };
    }
    const match = rewrite?.uriRegexRewrite?.match ?? '';
    if (match !== '') yield { value: match, at: [...at, 'rewrite', 'uriRegexRewrite', 'match'] };
  }
}

export const regex: ManifestRule<VirtualService> = {
  code: 'MESH8128',
  name: 'regex',
  severity: 'error',
  summary: 'A regular expression that RE2 does not take.',
  what: "the expression '{regex}' {problem}",
  why: 'istiod refuses the VirtualService',
  fix: 'use the syntax of RE2, without looking around and back references, at most 1024 bytes',
  upstream: ['webhook'],
  kinds: [kinds.virtualService],
  reads: [],
  fields: ['regex', 'uriRegexRewrite'],
  bad: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec:
  hosts: [payments.shop.svc.cluster.local]
  http:
    - match: [{ uri: { regex: "/(?!admin).*" } }]
      route: [{ destination: { host: payments.shop.svc.cluster.local } }]
`,
  good: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec:
  hosts: [payments.shop.svc.cluster.local]
  http:
    - match: [{ uri: { regex: "/shop/.*" } }]
      route: [{ destination: { host: payments.shop.svc.cluster.local } }]
`,
  check({ object: { spec } }, _set, report) {
    for (const { value, at } of expressions(spec)) {
      const problem = regexProblem(value);
      if (problem !== undefined) report({ at, values: { regex: clipped(value), problem } });
    }
  },
};
