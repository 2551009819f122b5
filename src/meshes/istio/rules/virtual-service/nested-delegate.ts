import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type VirtualService } from '../../facts/kinds';
import { isDelegate } from '../../facts/routes';

export const nestedDelegate: ManifestRule<VirtualService> = {
  code: 'MESH8110',
  name: 'nested-delegate',
  severity: 'error',
  summary: 'A delegate that delegates.',
  what: 'it has no hosts, so it is a delegate, and delegates to {name}',
  why: 'istiod refuses it: delegation is one level deep',
  fix: 'write the route here, or delegate to {name} from the VirtualService with the hosts',
  upstream: ['webhook'],
  kinds: [kinds.virtualService],
  reads: [],
  fields: ['delegate'],
  bad: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec:
  http: [{ delegate: { name: payments-v2 } }]
`,
  good: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec:
  http: [{ route: [{ destination: { host: payments.shop.svc.cluster.local } }] }]
`,
  check({ object: { spec } }, _set, report) {
    if (!isDelegate(spec)) return;
    for (const [index, rule] of (spec?.http ?? []).entries()) {
      const { delegate } = rule;
      if (delegate === undefined) continue;
      report({ at: ['spec', 'http', index, 'delegate'], values: { name: delegate.name ?? 'another' } });
    }
  },
};
