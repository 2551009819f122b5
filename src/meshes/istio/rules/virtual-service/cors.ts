import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type VirtualService } from '../../facts/kinds';
import { isWholeSeconds } from '../../facts/scalars/duration';
import { isCorsHeader } from '../../facts/scalars/header-name';

type Cors = NonNullable<NonNullable<NonNullable<VirtualService['spec']>['http']>[number]['corsPolicy']>;

const methods = new Set('GET HEAD POST PUT PATCH DELETE CONNECT OPTIONS TRACE *'.split(' '));

function* problems(cors: Cors) {
  for (const [index, { exact = '', prefix = '', regex = '' }] of (cors.allowOrigins ?? []).entries()) {
    if (exact + prefix + regex === '') yield { problem: 'an empty origin', field: ['allowOrigins', index] };
  }
  for (const [index, method] of (cors.allowMethods ?? []).entries()) {
    if (!methods.has(method)) yield { problem: `the method '${method}'`, field: ['allowMethods', index] };
  }
  for (const list of ['allowHeaders', 'exposeHeaders'] as const) {
    for (const [index, name] of (cors[list] ?? []).entries()) {
      if (!isCorsHeader(name)) yield { problem: `the header '${name}'`, field: [list, index] };
    }
  }
  const { maxAge } = cors;
  if (maxAge !== undefined && !isWholeSeconds(maxAge)) yield { problem: `maxAge ${maxAge}`, field: ['maxAge'] };
}

export const cors: ManifestRule<VirtualService> = {
  code: 'MESH8126',
  name: 'cors',
  severity: 'error',
  summary: 'An answer to preflights that cannot be given.',
  what: 'corsPolicy has {problem}',
  why: 'istiod refuses the VirtualService',
  fix: 'use methods in capitals or *, names of headers or *, origins that are not empty, whole seconds',
  upstream: ['webhook'],
  kinds: [kinds.virtualService],
  reads: [],
  fields: ['corsPolicy'],
  bad: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec:
  hosts: [payments.shop.svc.cluster.local]
  http: [{ route: [{ destination: { host: payments.shop.svc.cluster.local } }], corsPolicy: { allowOrigins: [{ exact: "https://shop.example.com" }], allowMethods: [get] } }]
`,
  good: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec:
  hosts: [payments.shop.svc.cluster.local]
  http: [{ route: [{ destination: { host: payments.shop.svc.cluster.local } }], corsPolicy: { allowOrigins: [{ exact: "https://shop.example.com" }], allowMethods: [GET] } }]
`,
  check({ object: { spec } }, _set, report) {
    for (const [index, rule] of (spec?.http ?? []).entries()) {
      const { corsPolicy } = rule;
      if (corsPolicy === undefined) continue;
      for (const { problem, field } of problems(corsPolicy)) {
        report({ at: ['spec', 'http', index, 'corsPolicy', ...field], values: { problem } });
      }
    }
  },
};
