import { namespaceOf } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import { hostsOfDestination } from '../../facts/destination-ports';
import { kinds, type VirtualService } from '../../facts/kinds';
import { isVisibleIn } from '../../facts/visibility';
import { weightedRoutesOf } from '../../facts/weighted-routes';

export const portRequired: ManifestRule<VirtualService> = {
  code: 'MESH9220',
  name: 'port-required',
  severity: 'error',
  summary: 'A destination without a port where the host has several.',
  what: "the destination '{host}' says no port, and the host has {ports}",
  why: 'proxies take the port that was called, which at a gateway or for another host does not exist there: 503',
  fix: 'add port: { number: … } to the destination',
  upstream: ['IST0112'],
  kinds: [kinds.virtualService],
  reads: ['/Service', kinds.serviceEntry],
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
spec: { hosts: [orders], http: [{ route: [{ destination: { host: orders } }] }] }
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
spec: { hosts: [orders], http: [{ route: [{ destination: { host: orders, port: { number: 80 } } }] }] }
`,
  *check(manifest, set) {
    const own = namespaceOf(manifest.object);
    for (const { route, at } of weightedRoutesOf(manifest)) {
      for (const [index, { destination }] of route.entries()) {
        if (destination?.host === undefined || destination.port !== undefined) continue;
        const found = hostsOfDestination(destination, own, set).find(
          ({ ports, manifest: { object } }) => ports.length > 1 && isVisibleIn(object, own, set.settings),
        );
        if (found === undefined) continue;
        const values = { host: destination.host, ports: found.ports.map(({ number }) => number).join(', ') };
        yield { at: [...at, index, 'destination'], values, related: [found.manifest] };
      }
    }
  },
};
