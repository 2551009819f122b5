import type { Severity } from '../../../../diagnostics';
import { namespaceOf } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import type { ManifestSet } from '../../../../manifests/set';
import { hostsOfDestination } from '../../facts/destination-ports';
import { fqdn } from '../../facts/hosts';
import { kinds, type VirtualService } from '../../facts/kinds';
import { hostsOf } from '../../facts/registry';
import { isGatewayBound } from '../../facts/routes';
import { isVisibleIn } from '../../facts/visibility';
import { weightedRoutesOf } from '../../facts/weighted-routes';

const hasManyPorts = (set: ManifestSet): boolean => hostsOf(set).some(({ ports }) => ports.length > 1);

/** Without a port the one is taken that was called, so it matters where; istioctl analyze makes no difference. */
function severityFor(object: VirtualService, host: string, { settings }: ManifestSet): Severity {
  const { hosts = [] } = object.spec ?? {};
  if (isGatewayBound(object.spec)) return 'error';
  const isOwn = hosts.every((name) => fqdn(name, namespaceOf(object), settings.clusterDomain) === host);
  return isOwn && hosts.length > 0 ? 'info' : 'warning';
}

export const portRequired: ManifestRule<VirtualService> = {
  code: 'MESH9220',
  name: 'port-required',
  severity: 'error',
  summary: 'A destination without a port where the host has several.',
  what: "the destination '{host}' says no port, and the host has {ports}",
  why: 'the port that was called is taken, and where the host has no such port every request gets 503',
  fix: 'add port: { number: … } to the destination',
  upstream: ['IST0112'],
  kinds: [kinds.virtualService],
  reads: ['/Service', kinds.serviceEntry],
  concerns: hasManyPorts,
  bad: `
apiVersion: v1
kind: Service
metadata: { name: orders, namespace: shop }
spec:
  selector: { app: orders }
  ports: [{ name: http, port: 80, targetPort: 8080 }, { name: http-admin, port: 8081 }]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders, namespace: shop }
spec: { hosts: [shop], http: [{ route: [{ destination: { host: orders } }] }] }
`,
  good: `
apiVersion: v1
kind: Service
metadata: { name: orders, namespace: shop }
spec:
  selector: { app: orders }
  ports: [{ name: http, port: 80, targetPort: 8080 }, { name: http-admin, port: 8081 }]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders, namespace: shop }
spec: { hosts: [shop], http: [{ route: [{ destination: { host: orders, port: { number: 80 } } }] }] }
`,
  check(manifest, set, report) {
    const own = namespaceOf(manifest.object);
    for (const { route, at } of weightedRoutesOf(manifest)) {
      for (const [index, { destination }] of route.entries()) {
        if (destination?.host === undefined || destination.port !== undefined) continue;
        const found = hostsOfDestination(destination, own, set).find(
          ({ ports, manifest: { object } }) => ports.length > 1 && isVisibleIn(object, own, set.settings),
        );
        if (found === undefined) continue;
        const severity = severityFor(manifest.object, found.name, set);
        const values = { host: destination.host, ports: found.ports.map(({ number }) => number).join(', ') };
        report({ at: [...at, index, 'destination'], values, related: [found.manifest], severity });
      }
    }
  },
};
