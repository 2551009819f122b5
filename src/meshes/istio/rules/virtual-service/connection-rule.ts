import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type VirtualService } from '../../facts/kinds';

export const connectionRule: ManifestRule<VirtualService> = {
  code: 'MESH8135',
  name: 'connection-rule',
  severity: 'error',
  summary: 'A rule for connections that is not complete.',
  what: 'the rule of {protocol} has {problem}',
  why: 'istiod refuses the VirtualService',
  fix: 'add a route, and for tls a match with sniHosts',
  upstream: ['webhook'],
  kinds: [kinds.virtualService],
  reads: [],
  fields: ['tls', 'tcp'],
  bad: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec:
  hosts: [payments.shop.svc.cluster.local]
  tls: [{ match: [], route: [{ destination: { host: payments.shop.svc.cluster.local } }] }]
`,
  good: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec:
  hosts: [payments.shop.svc.cluster.local]
  tls: [{ match: [{ sniHosts: [payments.shop.svc.cluster.local] }], route: [{ destination: { host: payments.shop.svc.cluster.local } }] }]
`,
  check({ object: { spec } }, _set, report) {
    for (const protocol of ['tls', 'tcp'] as const) {
      for (const [index, { route = [] }] of (spec?.[protocol] ?? []).entries()) {
        if (route.length === 0) report({ at: ['spec', protocol, index], values: { protocol, problem: 'no route' } });
      }
    }
    for (const [index, { match }] of (spec?.tls ?? []).entries()) {
      const at = ['spec', 'tls', index, 'match'];
      if (match.length === 0) report({ at, values: { protocol: 'tls', problem: 'no match' } });
      for (const [place, { sniHosts }] of match.entries()) {
        if (sniHosts.length > 0) continue;
        report({ at: [...at, place, 'sniHosts'], values: { protocol: 'tls', problem: 'a match without sniHosts' } });
      }
    }
  },
};
