import type { Service } from '../../../../manifests/cluster/kinds';
import { namespaceOf } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import { isForMesh } from '../../facts/gateway-references';
import { fqdn } from '../../facts/hosts';
import { kinds, type VirtualService } from '../../facts/kinds';
import { protocolOfPort } from '../../facts/port-protocol';
import { type Host, hostsNamed, hostsOf } from '../../facts/registry';
import { isHttpProtocol } from '../../facts/scalars/protocol';

/** The protocols of a host's ports, in lower case; empty for one that is not said. */
const protocolsOf = ({ isService, manifest, ports }: Host): readonly string[] =>
  isService
    ? ((manifest.object as Service).spec?.ports ?? []).map(protocolOfPort)
    : ports.map(({ protocol }) => protocol.toLowerCase());

const speaksHttp = (host: Host): boolean => protocolsOf(host).some(isHttpProtocol);

export const requestsOverTcp: ManifestRule<VirtualService> = {
  code: 'MESH9704',
  name: 'requests-over-tcp',
  severity: 'error',
  summary: 'Routes for HTTP requests to a host whose ports are not for HTTP, or do not say so.',
  what: "the http routes are for '{host}', whose ports {ports}",
  why: '{harm}',
  fix: 'say http, http2 or grpc in appProtocol or at the beginning of the name of the port',
  upstream: [],
  kinds: [kinds.virtualService],
  reads: ['/Service', kinds.serviceEntry],
  concerns: (set) => hostsOf(set).some((host) => protocolsOf(host).length > 0 && !speaksHttp(host)),
  bad: `
apiVersion: v1
kind: Service
metadata: { name: payments, namespace: shop }
spec: { selector: { app: payments }, ports: [{ name: tcp-web, port: 80 }] }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec: { hosts: [payments], http: [{ timeout: 3s, route: [{ destination: { host: payments } }] }] }
`,
  good: `
apiVersion: v1
kind: Service
metadata: { name: payments, namespace: shop }
spec: { selector: { app: payments }, ports: [{ name: http-web, port: 80 }] }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec: { hosts: [payments], http: [{ timeout: 3s, route: [{ destination: { host: payments } }] }] }
`,
  check(manifest, set, report) {
    const { spec } = manifest.object;
    if (!isForMesh(manifest) || (spec?.http ?? []).length === 0) return;
    const own = namespaceOf(manifest.object);
    for (const [index, host] of (spec?.hosts ?? []).entries()) {
      const found = host.startsWith('*') ? [] : hostsNamed(set, fqdn(host, own, set.settings.clusterDomain));
      if (found.some(speaksHttp)) continue;
      const protocols = found.flatMap(protocolsOf);
      if (protocols.length === 0) continue;
      const at = ['spec', 'hosts', index];
      const related = found.map((known) => known.manifest);
      if (protocols.includes('')) {
        const harm = 'proxies guess from the first bytes: what they do not take for HTTP meets no route';
        report({ at, values: { host, ports: 'say no protocol', harm }, related, severity: 'warning' });
      } else {
        const ports = `are ${[...new Set(protocols)].join(', ')}`;
        report({ at, values: { host, ports, harm: 'proxies see bytes, not requests: no route is used' }, related });
      }
    }
  },
};
