import { type Manifest, namespaceOf } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import type { ManifestSet } from '../../../../manifests/set';
import { earlier } from '../../facts/earlier';
import { isForMesh } from '../../facts/gateway-references';
import { fqdn } from '../../facts/hosts';
import { kinds, type VirtualService } from '../../facts/kinds';
import { seenTogether } from '../../facts/visibility';

const namesOf = ({ object }: Manifest<VirtualService>, { settings }: ManifestSet): readonly string[] =>
  (object.spec?.hosts ?? []).map((host) => fqdn(host, namespaceOf(object), settings.clusterDomain));

function byHost(set: ManifestSet): ReadonlyMap<string, readonly Manifest<VirtualService>[]> {
  const groups = new Map<string, Manifest<VirtualService>[]>();
  for (const manifest of set.of<VirtualService>(kinds.virtualService)) {
    if (!isForMesh(manifest)) continue;
    for (const name of namesOf(manifest, set)) {
      const group = groups.get(name);
      if (group === undefined) groups.set(name, [manifest]);
      else group.push(manifest);
    }
  }
  return groups;
}

export const meshHostTwice: ManifestRule<VirtualService> = {
  code: 'MESH9101',
  name: 'mesh-host-twice',
  severity: 'error',
  summary: 'Two VirtualServices for one host that the same sidecars see.',
  what: "host '{host}' has a second VirtualService in the mesh",
  why: 'sidecars take the older alone and drop all routes of the other: the order of apply decides',
  fix: 'join them in one VirtualService, or keep them apart by exportTo',
  upstream: ['IST0109', 'KIA1106'],
  kinds: [kinds.virtualService],
  reads: [],
  concerns: (set) => [...set.derive(byHost).values()].some((group) => group.length > 1),
  bad: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec: { hosts: [payments], http: [{ timeout: 3s, route: [{ destination: { host: payments } }] }] }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments-fault, namespace: shop }
spec:
  hosts: [payments.shop.svc.cluster.local]
  http: [{ redirect: { uri: /closed } }]
`,
  good: `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec:
  hosts: [payments]
  http:
    - { match: [{ uri: { exact: /closed } }], redirect: { uri: / } }
    - { timeout: 3s, route: [{ destination: { host: payments } }] }
`,
  check(manifest, set, report) {
    if (!isForMesh(manifest)) return;
    const hosts = manifest.object.spec?.hosts ?? [];
    for (const [index, name] of namesOf(manifest, set).entries()) {
      const other = earlier(set.derive(byHost).get(name), manifest, ({ object }) =>
        seenTogether(object, manifest.object, set.settings),
      );
      if (other === undefined) continue;
      report({ at: ['spec', 'hosts', index], values: { host: hosts[index]! }, related: [other] });
    }
  },
};
