import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type ServiceEntry } from '../../facts/kinds';
import { isPartialWildcard, isWildcardDomain } from '../../facts/scalars/domain';

export const partialWildcard: ManifestRule<ServiceEntry> = {
  code: 'MESH8402',
  name: 'partial-wildcard',
  severity: 'warning',
  summary: 'A host of a ServiceEntry whose * is only a part of a label.',
  what: "host '{host}' has * for a part of a label",
  why: 'istiod warns of it: among the names of SNI Envoy takes * for whole labels only',
  fix: 'write * for the whole first label, such as *.example.com, or list the hosts',
  upstream: ['webhook', 'IST0133'],
  kinds: [kinds.serviceEntry],
  reads: [],
  bad: `
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: cdn, namespace: shop }
spec: { hosts: ["*-cdn.example.com"], ports: [{ number: 443, name: tls, protocol: TLS }] }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: cdn, namespace: shop }
spec: { hosts: ["*.cdn.example.com"], ports: [{ number: 443, name: tls, protocol: TLS }] }
`,
  check({ object: { spec } }, _set, report) {
    if (spec?.resolution === 'DYNAMIC_DNS') return;
    for (const [index, host] of (spec?.hosts ?? []).entries()) {
      if (isPartialWildcard(host) && isWildcardDomain(host)) report({ at: ['spec', 'hosts', index], values: { host } });
    }
  },
};
