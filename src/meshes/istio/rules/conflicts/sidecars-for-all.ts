import { groupBy } from '../../../../common/group-by';
import { namespaceOf } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import type { ManifestSet } from '../../../../manifests/set';
import { earlier } from '../../facts/earlier';
import { kinds, type Sidecar } from '../../facts/kinds';

const forAll = (set: ManifestSet) =>
  groupBy(set.of<Sidecar>(kinds.sidecar), ({ object }) =>
    object.spec === undefined || object.spec.workloadSelector !== undefined ? undefined : namespaceOf(object),
  );

export const sidecarsForAll: ManifestRule<Sidecar> = {
  code: 'MESH9104',
  name: 'sidecars-for-all',
  severity: 'error',
  summary: 'Two Sidecars without a selector in one namespace.',
  what: "the namespace has a Sidecar without a workloadSelector already: '{other}'",
  why: 'a proxy takes one Sidecar, the older: what this one imports may be missing',
  fix: 'write one Sidecar for the namespace, or give this one a workloadSelector',
  upstream: ['IST0111'],
  kinds: [kinds.sidecar],
  reads: [],
  bad: `
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: default, namespace: shop }
spec: { egress: [{ hosts: [./*] }] }
---
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: bank, namespace: shop }
spec: { egress: [{ hosts: [bank/*] }] }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: default, namespace: shop }
spec: { egress: [{ hosts: [./*, bank/*] }] }
`,
  check(manifest, set, report) {
    const other = earlier(set.derive(forAll).get(namespaceOf(manifest.object)), manifest, () => true);
    if (other === undefined || manifest.object.spec?.workloadSelector !== undefined) return;
    report({ at: ['spec'], values: { other: other.object.metadata.name ?? '' }, related: [other] });
  },
};
