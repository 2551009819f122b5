import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type VirtualService } from '../../facts/kinds';
import { isHostOf } from '../../facts/route-hosts';

export const hostName: ManifestRule<VirtualService> = {
  code: 'MESH8103',
  name: 'host-name',
  severity: 'error',
  summary: 'A host that is none.',
  what: "'{host}' is not a name of a host",
  why: 'istiod refuses the VirtualService: a host is a name, perhaps with * first, or an address',
  fix: 'correct it, for example payments.shop.svc.cluster.local or *.example.com',
  upstream: ['webhook'],
  kinds: [kinds.virtualService],
  reads: [],
  bad: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec:
  hosts: [payments.*.example.com]
  http: [{ route: [{ destination: { host: payments.shop.svc.cluster.local } }] }]
`,
  good: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec:
  hosts: ["*.example.com"]
  http: [{ route: [{ destination: { host: payments.shop.svc.cluster.local } }] }]
`,
  check({ object: { spec } }, _set, report) {
    for (const [index, host] of (spec?.hosts ?? []).entries()) {
      if (!isHostOf(spec, host)) report({ at: ['spec', 'hosts', index], values: { host } });
    }
  },
};
