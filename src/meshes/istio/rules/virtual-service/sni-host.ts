import type { ManifestRule } from '../../../../manifests/rule';
import { isWithin } from '../../facts/hosts';
import { kinds, type VirtualService } from '../../facts/kinds';
import { sniHostsOf } from '../../facts/routes';
import { isGeneratedSni, isWildcardDomain } from '../../facts/scalars/domain';
import { isIp } from '../../facts/scalars/ip';

export const sniHost: ManifestRule<VirtualService> = {
  code: 'MESH8136',
  name: 'sni-host',
  severity: 'error',
  summary: 'A name of a TLS handshake that the VirtualService is not for.',
  what: "the sniHost '{host}' {problem}",
  why: 'istiod refuses the VirtualService',
  fix: 'repeat one of the hosts, or a narrower name such as a.example.com below *.example.com',
  upstream: ['webhook'],
  kinds: [kinds.virtualService],
  reads: [],
  fields: ['sniHosts'],
  bad: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec:
  hosts: [payments.shop.svc.cluster.local]
  tls: [{ match: [{ sniHosts: [pay.example.com] }], route: [{ destination: { host: payments.shop.svc.cluster.local } }] }]
`,
  good: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec:
  hosts: ["*.example.com"]
  tls: [{ match: [{ sniHosts: [pay.example.com] }], route: [{ destination: { host: payments.shop.svc.cluster.local } }] }]
`,
  check({ object: { spec } }, _set, report) {
    const { hosts = [], gateways = [] } = spec ?? {};
    const mayBeGenerated = !gateways.includes('mesh');
    for (const { value: host, at } of sniHostsOf(spec)) {
      if (!isWildcardDomain(host) && !(mayBeGenerated && isGeneratedSni(host))) {
        if (!isIp(host)) report({ at, values: { host, problem: 'is not a name of a host' } });
      } else if (!hosts.some((outer) => isWithin(host, outer))) {
        report({ at, values: { host, problem: 'is not within any of the hosts' } });
      }
    }
  },
};
