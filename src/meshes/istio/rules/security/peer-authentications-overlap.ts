import { groupBy } from '../../../../common/group-by';
import { podsWith, workloadKinds } from '../../../../manifests/cluster/workloads';
import { type Manifest, namespaceOf } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import type { ManifestSet } from '../../../../manifests/set';
import { kinds, type PeerAuthentication } from '../../facts/kinds';

type Policy = Manifest<PeerAuthentication>;

const labelsOf = ({ object }: Policy) => object.spec?.selector?.matchLabels ?? {};

/** PeerAuthentications without a selector by namespace, and the others by each workload that they select. */
function byScope(set: ManifestSet): ReadonlyMap<unknown, readonly Policy[]> {
  const scopes = new Map<unknown, readonly Policy[]>();
  const policies = set.of<PeerAuthentication>(kinds.peerAuthentication);
  const isForAll = (policy: Policy): boolean => Object.keys(labelsOf(policy)).length === 0;
  const forAll = groupBy(policies, (policy) => (isForAll(policy) ? namespaceOf(policy.object) : undefined));
  for (const [namespace, group] of forAll) scopes.set(namespace, group);
  for (const policy of policies) {
    if (isForAll(policy)) continue;
    for (const pods of podsWith(set, namespaceOf(policy.object), labelsOf(policy))) {
      scopes.set(pods, [...(scopes.get(pods) ?? []), policy]);
    }
  }
  return scopes;
}

export const peerAuthenticationsOverlap: ManifestRule<PeerAuthentication> = {
  code: 'MESH9311',
  name: 'peer-authentications-overlap',
  severity: 'error',
  summary: 'Two PeerAuthentications for one namespace or one workload.',
  what: 'PeerAuthentication {other} is for the same {scope}',
  why: 'the older one holds and the other is ignored, so the mode hangs on which was applied first',
  fix: 'keep one, with what both say',
  upstream: ['KIA0002', 'KIA0003'],
  kinds: [kinds.peerAuthentication],
  reads: workloadKinds,
  bad: `
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: default, namespace: shop }
spec: { mtls: { mode: PERMISSIVE } }
---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: strict, namespace: shop }
spec: { mtls: { mode: STRICT } }
`,
  good: `
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: default, namespace: shop }
spec: { mtls: { mode: STRICT } }
`,
  check(manifest, set, report) {
    const scopes = set.derive(byScope);
    const namespace = namespaceOf(manifest.object);
    const labels = labelsOf(manifest);
    const isForAll = Object.keys(labels).length === 0;
    const places = isForAll ? [namespace] : podsWith(set, namespace, labels);
    for (const place of places) {
      const others = (scopes.get(place) ?? []).filter((other) => other !== manifest);
      if (others.length === 0) continue;
      const scope = typeof place === 'string' ? 'namespace' : `workload ${place.manifest.object.metadata.name}`;
      const values = { other: others[0]!.object.metadata.name ?? '', scope };
      report({ ...(isForAll ? {} : { at: ['spec', 'selector'] }), values, related: others });
      return;
    }
  },
};
