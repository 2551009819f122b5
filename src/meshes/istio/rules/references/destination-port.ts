import { namespaceOf } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import { fqdn } from '../../facts/hosts';
import { kinds, type VirtualService } from '../../facts/kinds';
import { hostsNamed } from '../../facts/registry';
import { destinationsOf } from '../../facts/routes';
import { isVisibleIn } from '../../facts/visibility';

export const destinationPort: ManifestRule<VirtualService> = {
  code: 'MESH9003',
  name: 'destination-port',
  severity: 'error',
  summary: 'A destination with a port that its host does not have.',
  what: "the route goes to port {port} of '{host}', which has {ports}",
  why: 'proxies have no cluster for host and port: every request on this route gets 503',
  fix: 'name a port of the Service itself (`port`), not that of the container (`targetPort`)',
  upstream: ['IST0101'],
  kinds: [kinds.virtualService],
  reads: ['/Service', kinds.serviceEntry],
  fields: ['port'],
  bad: `
apiVersion: v1
kind: Service
metadata: { name: payments, namespace: shop }
spec: { selector: { app: payments }, ports: [{ name: http, port: 80, targetPort: 8080 }] }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec:
  hosts: [payments]
  http: [{ route: [{ destination: { host: payments, port: { number: 8080 } } }] }]
`,
  good: `
apiVersion: v1
kind: Service
metadata: { name: payments, namespace: shop }
spec: { selector: { app: payments }, ports: [{ name: http, port: 80, targetPort: 8080 }] }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec:
  hosts: [payments]
  http: [{ route: [{ destination: { host: payments, port: { number: 80 } } }] }]
`,
  check(manifest, set, report) {
    const { settings } = set;
    const own = namespaceOf(manifest.object);
    for (const { value, at } of destinationsOf(manifest.object.spec)) {
      const { host, port: { number: port = 0 } = {} } = value;
      if (port === 0) continue;
      const found = hostsNamed(set, fqdn(host, own, settings.clusterDomain)).filter(
        ({ manifest: known, ports }) => ports.length > 0 && isVisibleIn(known.object, own, settings),
      );
      const ports = found.flatMap((known) => known.ports.map(({ number }) => number));
      if (found.length === 0 || ports.includes(port)) continue;
      const values = { host, port: String(port), ports: [...new Set(ports)].join(', ') };
      report({ at: [...at, 'port', 'number'], values, related: found.map((known) => known.manifest) });
    }
  },
};
