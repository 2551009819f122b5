import { type Manifest, namespaceOf } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import type { ManifestSet } from '../../../../manifests/set';
import { gatewayNamed, isForMesh } from '../../facts/gateway-references';
import { fqdn } from '../../facts/hosts';
import { kinds, type VirtualService } from '../../facts/kinds';
import { destinationsOf } from '../../facts/routes';

type Virtual = Manifest<VirtualService>;

const hasSubsets = ({ object }: Virtual): boolean =>
  [...destinationsOf(object.spec)].some(({ value: { subset = '' }, at }) => subset !== '' && at.includes('route'));

/** VirtualServices of the mesh that route by subset, by each of their hosts. */
function subsetRoutes(set: ManifestSet): ReadonlyMap<string, Virtual> {
  const routes = new Map<string, Virtual>();
  for (const manifest of set.of<VirtualService>(kinds.virtualService)) {
    if (!isForMesh(manifest) || !hasSubsets(manifest)) continue;
    const { object } = manifest;
    for (const host of object.spec?.hosts ?? []) {
      routes.set(fqdn(host, namespaceOf(object), set.settings.clusterDomain), manifest);
    }
  }
  return routes;
}

const gatewaysOf = ({ object }: Virtual): readonly string[] =>
  (object.spec?.gateways ?? [])
    .filter((text) => text !== 'mesh')
    .map((text) => Object.values(gatewayNamed(text, namespaceOf(object))).join('/'));

export const ingressPastRoutes: ManifestRule<VirtualService> = {
  code: 'MESH9114',
  name: 'ingress-past-routes',
  severity: 'warning',
  summary: 'A gateway that sends to a host whose own VirtualService splits by subset, for the mesh alone.',
  what: "the gateway sends to '{host}' past VirtualService '{other}', which splits it for the mesh alone",
  why: 'a gateway follows no routes of the mesh: requests from outside meet all versions',
  fix: 'name the subsets here too',
  upstream: ['IST0140'],
  kinds: [kinds.virtualService],
  reads: [],
  fields: ['gateways'],
  bad: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: outside, namespace: shop }
spec:
  hosts: [shop.example.com]
  gateways: [ingress/public]
  http: [{ route: [{ destination: { host: payments } }] }]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec:
  hosts: [payments.shop.svc.cluster.local]
  http: [{ route: [{ destination: { host: payments, subset: v1 } }] }]
`,
  good: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: outside, namespace: shop }
spec:
  hosts: [shop.example.com]
  gateways: [ingress/public]
  http: [{ route: [{ destination: { host: payments, subset: v1 } }] }]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec:
  hosts: [payments.shop.svc.cluster.local]
  http: [{ route: [{ destination: { host: payments, subset: v1 } }] }]
`,
  check(manifest, set, report) {
    const gateways = gatewaysOf(manifest);
    if (gateways.length === 0) return;
    for (const { value, at } of destinationsOf(manifest.object.spec)) {
      const { host, subset = '' } = value;
      if (subset !== '' || !at.includes('route')) continue;
      const name = fqdn(host, namespaceOf(manifest.object), set.settings.clusterDomain);
      const other = set.derive(subsetRoutes).get(name);
      if (other === undefined || other === manifest) continue;
      if (gateways.every((gateway) => gatewaysOf(other).includes(gateway))) continue;
      report({ at, values: { host, other: other.object.metadata.name ?? '' }, related: [other] });
    }
  },
};
