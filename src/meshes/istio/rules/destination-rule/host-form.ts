import type { ManifestRule } from '../../../../manifests/rule';
import { type DestinationRule, kinds } from '../../facts/kinds';
import { isWildcardDomain } from '../../facts/scalars/domain';

export const hostForm: ManifestRule<DestinationRule> = {
  code: 'MESH8201',
  name: 'host-form',
  severity: 'error',
  summary: 'The host of a DestinationRule is no name of a host.',
  what: "the host is '{host}'",
  why: 'istiod refuses what is no DNS name; a * may only stand in the first label',
  fix: 'write the name of the Service, such as payments.shop.svc.cluster.local, without scheme, port or path',
  upstream: ['webhook'],
  kinds: [kinds.destinationRule],
  reads: [],
  bad: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: payments, namespace: shop }
spec: { host: "payments.shop.svc.cluster.local:8080" }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: payments, namespace: shop }
spec: { host: payments.shop.svc.cluster.local }
`,
  check({ object: { spec } }, _set, report) {
    // The schema requires the host in the spec, and no spec.
    const host = spec?.host ?? '';
    if (!isWildcardDomain(host)) report({ at: ['spec', 'host'], values: { host } });
  },
};
