import { namespaceOf } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type VirtualService } from '../../facts/kinds';
import { destinationsOf } from '../../facts/routes';
import { unknownHost } from '../../facts/unknown-host';
import { viewersOf } from '../../facts/visibility';

export const routeHost: ManifestRule<VirtualService> = {
  code: 'MESH9001',
  name: 'route-host',
  severity: 'error',
  summary: 'A route to a host that no Service and no ServiceEntry defines, or none that the route may see.',
  what: "the route goes to '{host}', which {missing}",
  why: 'proxies have no cluster for it: every request on this route gets 503',
  fix: 'correct the name (a short one is of the own namespace), or add the Service',
  upstream: ['IST0101', 'KIA1101'],
  kinds: [kinds.virtualService],
  reads: ['/Service', kinds.serviceEntry],
  bad: `
apiVersion: v1
kind: Service
metadata: { name: payments, namespace: shop }
spec: { selector: { app: payments }, ports: [{ name: http, port: 80 }] }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec:
  hosts: [payments]
  http: [{ route: [{ destination: { host: payment } }] }]
`,
  good: `
apiVersion: v1
kind: Service
metadata: { name: payments, namespace: shop }
spec: { selector: { app: payments }, ports: [{ name: http, port: 80 }] }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec:
  hosts: [payments]
  http: [{ route: [{ destination: { host: payments } }] }]
`,
  check(manifest, set, report) {
    const own = namespaceOf(manifest.object);
    const viewers = viewersOf(manifest.object, set.settings);
    for (const { value, at } of destinationsOf(manifest.object.spec)) {
      const { host } = value;
      const unknown = at.includes('route') ? unknownHost(set, host, own, viewers) : undefined;
      if (unknown !== undefined) {
        report({ ...unknown, at: [...at, 'host'], values: { host, ...unknown.values } });
      }
    }
  },
};
