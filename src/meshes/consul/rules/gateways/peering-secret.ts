import { groupBy } from '../../../../common/group-by';
import { namespaceOf } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import type { ManifestSet } from '../../../../manifests/set';
import { kinds, type PeeringAcceptor } from '../../facts/kinds';

const secretOf = (object: PeeringAcceptor): string | undefined => {
  const name = object.spec!.peer.secret?.name;
  return name === undefined ? undefined : `${namespaceOf(object)}/${name}`;
};
const bySecret = (set: ManifestSet) =>
  groupBy(set.of<PeeringAcceptor>(kinds.peeringAcceptor), ({ object }) => secretOf(object));

export const peeringSecret: ManifestRule<PeeringAcceptor> = {
  code: 'MESH6377',
  name: 'peering-secret',
  severity: 'error',
  summary: 'Two peerings that write into one Secret.',
  what: 'the Secret {secret} is also that of the PeeringAcceptor {other}',
  why: 'consul-k8s refuses the second: its token would take the place of the first',
  fix: 'give each peering a Secret of its own',
  upstream: ['webhook', 'consul-k8s'],
  kinds: [kinds.peeringAcceptor],
  reads: [],
  bad: `
apiVersion: consul.hashicorp.com/v1alpha1
kind: PeeringAcceptor
metadata: { name: east, namespace: shop }
spec: { peer: { secret: { name: token, key: data, backend: kubernetes } } }
---
apiVersion: consul.hashicorp.com/v1alpha1
kind: PeeringAcceptor
metadata: { name: west, namespace: shop }
spec: { peer: { secret: { name: token, key: data, backend: kubernetes } } }
`,
  good: `
apiVersion: consul.hashicorp.com/v1alpha1
kind: PeeringAcceptor
metadata: { name: east, namespace: shop }
spec: { peer: { secret: { name: east-token, key: data, backend: kubernetes } } }
---
apiVersion: consul.hashicorp.com/v1alpha1
kind: PeeringAcceptor
metadata: { name: west, namespace: shop }
spec: { peer: { secret: { name: west-token, key: data, backend: kubernetes } } }
`,
  *check(manifest, set) {
    const key = secretOf(manifest.object);
    const [first] = key === undefined ? [] : (set.derive(bySecret).get(key) ?? []);
    if (first === undefined || first === manifest) return;
    const values = { secret: manifest.object.spec!.peer.secret?.name ?? '', other: first.object.metadata.name ?? '' };
    yield { at: ['spec', 'peer', 'secret', 'name'], related: [first], values };
  },
};
