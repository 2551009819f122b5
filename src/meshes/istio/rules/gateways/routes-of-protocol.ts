import { namespaceOf } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import { gatewayNamed } from '../../facts/gateway-references';
import { fqdn, overlaps } from '../../facts/hosts';
import { type Gateway, kinds, type VirtualService } from '../../facts/kinds';
import { isHttpProtocol, isTlsProtocol } from '../../facts/scalars/protocol';
import { type GatewayServer, serverHost } from '../../facts/server-hosts';

const isPassedOn = ({ tls }: GatewayServer): boolean => tls?.mode === 'PASSTHROUGH' || tls?.mode === 'AUTO_PASSTHROUGH';

/** Whether a server looks at routes of a protocol. */
const serves: Readonly<Record<'http' | 'tls', (server: GatewayServer) => boolean>> = {
  http: (server) =>
    isHttpProtocol(server.port.protocol) || (server.port.protocol.toUpperCase() === 'HTTPS' && !isPassedOn(server)),
  tls: (server) => isTlsProtocol(server.port.protocol) && isPassedOn(server),
};

export const routesOfProtocol: ManifestRule<VirtualService> = {
  code: 'MESH9404',
  name: 'routes-of-protocol',
  severity: 'error',
  summary: 'Routes for HTTP where the gateway passes TLS on, or routes by SNI where it ends TLS.',
  what: "the {protocol} routes meet only servers of {servers} at gateway '{gateway}'",
  why: 'requests are seen only where TLS ends, SNI is routed only where it does not: no route is used',
  fix: 'write tls routes for PASSTHROUGH, http routes elsewhere',
  upstream: [],
  kinds: [kinds.virtualService],
  reads: [kinds.gateway],
  fields: ['gateways'],
  bad: `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: public, namespace: shop }
spec:
  selector: { istio: ingress }
  servers:
    - hosts: [shop.example.com]
      port: { number: 443, name: https, protocol: HTTPS }
      tls: { mode: PASSTHROUGH }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: shop, namespace: shop }
spec:
  hosts: [shop.example.com]
  gateways: [public]
  http: [{ route: [{ destination: { host: shop, port: { number: 443 } } }] }]
`,
  good: `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: public, namespace: shop }
spec:
  selector: { istio: ingress }
  servers:
    - hosts: [shop.example.com]
      port: { number: 443, name: https, protocol: HTTPS }
      tls: { mode: PASSTHROUGH }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: shop, namespace: shop }
spec:
  hosts: [shop.example.com]
  gateways: [public]
  tls:
    - match: [{ port: 443, sniHosts: [shop.example.com] }]
      route: [{ destination: { host: shop, port: { number: 443 } } }]
`,
  check({ object }, set, report) {
    const own = namespaceOf(object);
    const { spec } = object;
    const names = (spec?.hosts ?? []).map((host) => fqdn(host, own, set.settings.clusterDomain));
    for (const [index, text] of (spec?.gateways ?? []).entries()) {
      const { namespace, name } = gatewayNamed(text, own);
      const gateway = text === 'mesh' ? undefined : set.find<Gateway>(kinds.gateway, namespace, name);
      const servers = (gateway?.object.spec?.servers ?? []).filter(({ hosts }) =>
        hosts.some((host) => names.some((one) => overlaps(one, serverHost(host, namespace).host))),
      );
      if (gateway === undefined || servers.length === 0) continue;
      for (const protocol of ['http', 'tls'] as const) {
        if ((spec?.[protocol] ?? []).length === 0 || servers.some(serves[protocol])) continue;
        const modes = servers.map(({ port, tls }) => [port.protocol, tls?.mode ?? ''].join(' ').trim());
        const values = { protocol, servers: [...new Set(modes)].join(', '), gateway: text };
        report({ at: ['spec', 'gateways', index], values, related: [gateway] });
      }
    }
  },
};
