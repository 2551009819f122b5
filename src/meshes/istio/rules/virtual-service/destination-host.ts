import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type VirtualService } from '../../facts/kinds';
import { destinationsOf } from '../../facts/routes';
import { isWildcardDomain } from '../../facts/scalars/domain';

export const destinationHost: ManifestRule<VirtualService> = {
  code: 'MESH8114',
  name: 'destination-host',
  severity: 'error',
  summary: 'A destination that is no host.',
  what: "the destination is '{host}', which is not a name of a host",
  why: 'istiod refuses the VirtualService',
  fix: 'name a Service in full, such as payments.shop.svc.cluster.local, or a host of a ServiceEntry',
  upstream: ['webhook'],
  kinds: [kinds.virtualService],
  reads: [],
  bad: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec:
  hosts: [payments.shop.svc.cluster.local]
  http: [{ route: [{ destination: { host: payments_v2.shop.svc.cluster.local } }] }]
`,
  good: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec:
  hosts: [payments.shop.svc.cluster.local]
  http: [{ route: [{ destination: { host: payments-v2.shop.svc.cluster.local } }] }]
`,
  check({ object: { spec } }, _set, report) {
    for (const { value, at } of destinationsOf(spec)) {
      const { host } = value;
      if (host === '*' || !isWildcardDomain(host)) report({ at: [...at, 'host'], values: { host } });
    }
  },
};
