import { namespaceOf } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type VirtualService } from '../../facts/kinds';
import { destinationsOf } from '../../facts/routes';
import { unknownHost } from '../../facts/unknown-host';
import { viewersOf } from '../../facts/visibility';

export const mirrorHost: ManifestRule<VirtualService> = {
  code: 'MESH9002',
  name: 'mirror-host',
  severity: 'error',
  summary: 'A mirror to a host that no Service and no ServiceEntry defines, or none that the route may see.',
  what: "the mirror goes to '{host}', which {missing}",
  why: 'proxies have no cluster for it: no copy ever arrives, and nothing says so',
  fix: 'correct the name (a short one is of the own namespace), or add the Service',
  upstream: ['IST0101'],
  kinds: [kinds.virtualService],
  reads: ['/Service', kinds.serviceEntry],
  fields: ['mirror', 'mirrors'],
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
  http:
    - route: [{ destination: { host: payments } }]
      mirror: { host: payments-next }
`,
  good: `
apiVersion: v1
kind: Service
metadata: { name: payments, namespace: shop }
spec: { selector: { app: payments }, ports: [{ name: http, port: 80 }] }
---
apiVersion: v1
kind: Service
metadata: { name: payments-next, namespace: shop }
spec: { selector: { app: payments-next }, ports: [{ name: http, port: 80 }] }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec:
  hosts: [payments]
  http:
    - route: [{ destination: { host: payments } }]
      mirror: { host: payments-next }
`,
  check(manifest, set, report) {
    const own = namespaceOf(manifest.object);
    const viewers = viewersOf(manifest.object, set.settings);
    for (const { value, at } of destinationsOf(manifest.object.spec)) {
      const { host } = value;
      const unknown = at.includes('route') ? undefined : unknownHost(set, host, own, viewers);
      if (unknown !== undefined) {
        report({ ...unknown, at: [...at, 'host'], values: { host, ...unknown.values } });
      }
    }
  },
};
