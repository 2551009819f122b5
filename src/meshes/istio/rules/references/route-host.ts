import { type Manifest, namespaceOf } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import { isCompleteFor } from '../../../../manifests/settings';
import { fqdn } from '../../facts/hosts';
import { kinds, type VirtualService } from '../../facts/kinds';
import { hostsNamed, namespaceOfHost } from '../../facts/registry';
import { isVisibleIn } from '../../facts/visibility';

/** Every destination of a VirtualService, with where it stands. */
function* destinations({ object: { spec } }: Manifest<VirtualService>) {
  for (const protocol of ['http', 'tls', 'tcp'] as const) {
    for (const [index, { route = [] }] of (spec?.[protocol] ?? []).entries()) {
      for (const [place, { destination }] of route.entries()) {
        const host = destination?.host;
        if (host !== undefined) yield { host, at: ['spec', protocol, index, 'route', place, 'destination', 'host'] };
      }
    }
  }
}

export const routeHost: ManifestRule<VirtualService> = {
  code: 'MESH9001',
  name: 'route-host',
  severity: 'error',
  summary: 'A route to a host that no Service and no ServiceEntry defines, or none that the route may see.',
  what: "the route goes to '{host}', which {missing}",
  why: 'proxies have no cluster for it: every request on this route gets 503',
  fix: 'correct the name (a short one is looked up in the own namespace), or add the Service',
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
  *check(manifest, set) {
    const { settings } = set;
    const own = namespaceOf(manifest.object);
    for (const { host, at } of destinations(manifest)) {
      const name = fqdn(host, own, settings.clusterDomain);
      const found = hostsNamed(set, name);
      if (found.some((known) => isVisibleIn(known.manifest.object, own, settings))) continue;
      const related = found.map((known) => known.manifest);
      if (related.length > 0) {
        yield { at, values: { host, missing: `namespace ${own} may not see (exportTo)` }, related };
        continue;
      }
      const namespace = namespaceOfHost(name, settings.clusterDomain);
      const isKnown = namespace === undefined ? settings.complete === 'all' : isCompleteFor(settings, namespace);
      const missing = isKnown ? 'nothing defines' : 'nothing in this set defines';
      yield { at, values: { host, missing }, ...(isKnown ? {} : { severity: 'info' }) };
    }
  },
};
