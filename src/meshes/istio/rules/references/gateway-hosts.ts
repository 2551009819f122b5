import { namespaceOf } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import { gatewayReferences } from '../../facts/gateway-references';
import { fqdn, overlaps } from '../../facts/hosts';
import { type Gateway, kinds, type VirtualService } from '../../facts/kinds';
import { serverHostsOf } from '../../facts/server-hosts';

export const gatewayHosts: ManifestRule<VirtualService> = {
  code: 'MESH9014',
  name: 'gateway-hosts',
  severity: 'warning',
  summary: 'A VirtualService for a Gateway of which no server takes any of its hosts.',
  what: "gateway '{gateway}' takes none of the hosts {hosts} from namespace '{namespace}'",
  why: 'none of the routes is served there: requests get 404',
  fix: 'name a host of a server in hosts, or add the host to a server of the Gateway',
  upstream: ['IST0132'],
  kinds: [kinds.virtualService],
  reads: [kinds.gateway],
  fields: ['gateways'],
  bad: `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: public, namespace: shop }
spec:
  selector: { istio: ingressgateway }
  servers: [{ hosts: [./shop.example.com], port: { number: 80, name: http, protocol: HTTP } }]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: shop, namespace: shop }
spec:
  hosts: [www.example.com]
  gateways: [public]
  http: [{ redirect: { uri: /shop } }]
`,
  good: `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: public, namespace: shop }
spec:
  selector: { istio: ingressgateway }
  servers: [{ hosts: ["./*.example.com"], port: { number: 80, name: http, protocol: HTTP } }]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: shop, namespace: shop }
spec:
  hosts: [www.example.com]
  gateways: [public]
  http: [{ redirect: { uri: /shop } }]
`,
  check(manifest, set, report) {
    const own = namespaceOf(manifest.object);
    const hosts = manifest.object.spec?.hosts ?? [];
    const names = hosts.map((host) => fqdn(host, own, set.settings.clusterDomain));
    if (names.length === 0) return;
    for (const { namespace, name, text, at } of gatewayReferences(manifest)) {
      const gateway = set.find<Gateway>(kinds.gateway, namespace, name);
      if (gateway?.object.spec?.servers === undefined) continue;
      const taken = serverHostsOf(gateway).filter((server) => server.namespace === '*' || server.namespace === own);
      if (taken.some(({ host }) => names.some((one) => overlaps(one, host)))) continue;
      const values = { gateway: text, hosts: hosts.join(', '), namespace: own };
      report({ at, values, related: [gateway] });
    }
  },
};
