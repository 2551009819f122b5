import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type VirtualService } from '../../facts/kinds';
import { isAuthority } from '../../facts/scalars/header-name';

type Rule = NonNullable<NonNullable<VirtualService['spec']>['http']>[number];

const none: readonly { readonly place: string; readonly value: string }[] = [];

/** Where the authority is set, in the order in which istiod looks; an empty value first counts as none. */
function settings({ rewrite, headers: { request } = {} }: Rule) {
  if (request === undefined) return none;
  const found = [{ place: 'rewrite.authority', value: rewrite?.authority ?? '' }];
  for (const how of ['set', 'add'] as const) {
    for (const name in request[how]) {
      if (isAuthority(name)) found.push({ place: `headers.request.${how}.${name}`, value: request[how]![name]! });
    }
  }
  return rewrite?.authority === undefined ? found.slice(1) : found;
}

export const authorityTwice: ManifestRule<VirtualService> = {
  code: 'MESH8124',
  name: 'authority-twice',
  severity: 'error',
  summary: 'The authority, which is the host of a request, set in two places.',
  what: 'the authority is set {count} times: {places}',
  why: 'istiod refuses the VirtualService: only one of them could hold',
  fix: 'keep one of rewrite.authority and headers.request.set',
  upstream: ['webhook'],
  kinds: [kinds.virtualService],
  reads: [],
  fields: ['request'],
  bad: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec:
  hosts: [payments.shop.svc.cluster.local]
  http: [{ route: [{ destination: { host: payments.shop.svc.cluster.local } }], rewrite: { authority: a.example.com }, headers: { request: { set: { Host: b.example.com } } } }]
`,
  good: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec:
  hosts: [payments.shop.svc.cluster.local]
  http: [{ route: [{ destination: { host: payments.shop.svc.cluster.local } }], rewrite: { authority: a.example.com } }]
`,
  check({ object: { spec } }, _set, report) {
    for (const [index, rule] of (spec?.http ?? []).entries()) {
      const places = settings(rule);
      const first = places.findIndex(({ value }) => value !== '');
      if (first === -1 || first === places.length - 1) continue;
      const at = ['spec', 'http', index];
      report({ at, values: { count: String(places.length), places: places.map(({ place }) => place).join(', ') } });
    }
  },
};
