import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type VirtualService } from '../../facts/kinds';
import { destinationsOf } from '../../facts/routes';
import { isDnsLabel } from '../../facts/scalars/dns-label';

export const destinationSubset: ManifestRule<VirtualService> = {
  code: 'MESH8115',
  name: 'destination-subset',
  severity: 'error',
  summary: 'A subset whose name cannot be one.',
  what: "the subset '{subset}' is not a DNS label",
  why: 'istiod refuses the VirtualService, and a DestinationRule with such a subset too',
  fix: 'name it with letters, digits and -, at most 63 characters, in both objects',
  upstream: ['webhook'],
  kinds: [kinds.virtualService],
  reads: [],
  fields: ['subset'],
  bad: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec:
  hosts: [payments.shop.svc.cluster.local]
  http: [{ route: [{ destination: { host: payments.shop.svc.cluster.local, subset: v1.2 } }] }]
`,
  good: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec:
  hosts: [payments.shop.svc.cluster.local]
  http: [{ route: [{ destination: { host: payments.shop.svc.cluster.local } }] }]
`,
  check({ object: { spec } }, _set, report) {
    for (const { value, at } of destinationsOf(spec)) {
      const { subset = '' } = value;
      if (subset !== '' && !isDnsLabel(subset)) report({ at: [...at, 'subset'], values: { subset } });
    }
  },
};
