import { groupBy } from '../../../../common/group-by';
import type { Manifest } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import type { ManifestSet } from '../../../../manifests/set';
import { earlier } from '../../facts/earlier';
import { type ApiGateway, apiKinds } from '../../facts/gateway-api';

interface Listening {
  readonly manifest: Manifest<ApiGateway>;
  readonly address: string;
  readonly port: number;
  readonly index: number;
}

/** Every address with every port. */
const placesOf = (manifest: Manifest<ApiGateway>): readonly Listening[] =>
  (manifest.object.spec?.addresses ?? []).flatMap(({ value: address = '' }, index) =>
    address === ''
      ? []
      : [...new Set((manifest.object.spec?.listeners ?? []).map(({ port }) => port))].map((port) => ({
          manifest,
          address,
          port,
          index,
        })),
  );

function byPlace(set: ManifestSet): ReadonlyMap<string, readonly Manifest<ApiGateway>[]> {
  const places = set.of<ApiGateway>(apiKinds.gateway).flatMap(placesOf);
  const groups = groupBy(places, ({ address, port }) => `${address} ${port}`);
  return new Map([...groups].map(([place, group]) => [place, group.map(({ manifest }) => manifest)]));
}

export const gatewayAddress: ManifestRule<ApiGateway> = {
  code: 'MESH9120',
  name: 'gateway-address',
  severity: 'warning',
  summary: 'Two Gateways of the Gateway API that ask for the same port of the same address.',
  what: "Gateway '{other}' asks for {address}, port {port}, too",
  why: 'one of the two gets no address, or requests reach the proxy that does not know their routes',
  fix: 'give each Gateway an address of its own, or put the listeners into one',
  upstream: ['KIA1501', 'KIA1502'],
  kinds: [apiKinds.gateway],
  reads: [],
  bad: `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: shop, namespace: shop }
spec:
  gatewayClassName: istio
  addresses: [{ type: IPAddress, value: 192.0.2.1 }]
  listeners: [{ name: http, port: 80, protocol: HTTP }]
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: bank, namespace: bank }
spec:
  gatewayClassName: istio
  addresses: [{ type: IPAddress, value: 192.0.2.1 }]
  listeners: [{ name: http, port: 80, protocol: HTTP }]
`,
  good: `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: shop, namespace: shop }
spec:
  gatewayClassName: istio
  addresses: [{ type: IPAddress, value: 192.0.2.1 }]
  listeners: [{ name: http, port: 80, protocol: HTTP }]
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: bank, namespace: bank }
spec:
  gatewayClassName: istio
  addresses: [{ type: IPAddress, value: 192.0.2.2 }]
  listeners: [{ name: http, port: 80, protocol: HTTP }]
`,
  check(manifest, set, report) {
    for (const { address, port, index } of placesOf(manifest)) {
      const other = earlier(set.derive(byPlace).get(`${address} ${port}`), manifest, () => true);
      if (other === undefined) continue;
      const values = { other: other.object.metadata.name ?? '', address, port: String(port) };
      report({ at: ['spec', 'addresses', index], values, related: [other] });
    }
  },
};
