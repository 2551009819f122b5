import { groupBy } from '../../../../common/group-by';
import { type Manifest, namespaceOf } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import type { ManifestSet } from '../../../../manifests/set';
import { earlier } from '../../facts/earlier';
import { gatewayNamed } from '../../facts/gateway-references';
import { fqdn } from '../../facts/hosts';
import { kinds, type VirtualService } from '../../facts/kinds';

/** Every host with every named gateway, as one text. */
function placesOf({ object }: Manifest<VirtualService>, set: ManifestSet): readonly string[] {
  const own = namespaceOf(object);
  const gateways = (object.spec?.gateways ?? []).filter((text) => text !== 'mesh');
  const hosts = (object.spec?.hosts ?? []).map((host) => fqdn(host, own, set.settings.clusterDomain));
  return gateways.flatMap((text) => {
    const { namespace, name } = gatewayNamed(text, own);
    return hosts.map((host) => `${host} ${namespace}/${name}`);
  });
}

function byPlace(set: ManifestSet): ReadonlyMap<string, readonly Manifest<VirtualService>[]> {
  const all = set.of<VirtualService>(kinds.virtualService);
  const entries = all.flatMap((manifest) => placesOf(manifest, set).map((place) => ({ place, manifest })));
  const groups = groupBy(entries, ({ place }) => place);
  return new Map([...groups].map(([place, group]) => [place, group.map(({ manifest }) => manifest)]));
}

const takesAll = ({ object: { spec } }: Manifest<VirtualService>): boolean =>
  spec?.http?.some(({ match = [] }) => match.length === 0) === true;

export const gatewayHostTwice: ManifestRule<VirtualService> = {
  code: 'MESH9102',
  name: 'gateway-host-twice',
  severity: 'warning',
  summary: 'Two VirtualServices for one host at one gateway, above all where both take every request.',
  what: "host '{host}' has a second VirtualService at '{gateway}'{both}",
  why: 'the gateway joins the routes by age: of two that match, the older is served',
  fix: 'let each match paths of its own, and only one take the rest',
  upstream: ['KIA1106'],
  kinds: [kinds.virtualService],
  reads: [],
  fields: ['gateways'],
  bad: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: shop, namespace: shop }
spec: { hosts: [shop.example.com], gateways: [ingress/public], http: [{ redirect: { uri: /shop } }] }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: pay, namespace: shop }
spec: { hosts: [shop.example.com], gateways: [ingress/public], http: [{ redirect: { uri: /pay } }] }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: shop, namespace: shop }
spec:
  hosts: [shop.example.com]
  gateways: [ingress/public]
  http:
    - { match: [{ uri: { exact: /old } }], redirect: { uri: /pay } }
    - { redirect: { uri: /shop } }
`,
  check(manifest, set, report) {
    for (const place of placesOf(manifest, set)) {
      const group = set.derive(byPlace).get(place);
      const first = earlier(group, manifest, () => true);
      if (first === undefined) continue;
      const rival = takesAll(manifest) ? earlier(group, manifest, takesAll) : undefined;
      const [host = '', gateway = ''] = place.split(' ');
      const at = ['spec', 'hosts'];
      if (rival === undefined) report({ at, values: { host, gateway, both: '' }, related: [first], severity: 'info' });
      else report({ at, values: { host, gateway, both: ', and both take every request' }, related: [rival] });
    }
  },
};
