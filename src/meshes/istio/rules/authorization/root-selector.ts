import { namespaceOf } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type PeerAuthentication } from '../../facts/kinds';
import { selectsAll } from '../../facts/scalars/selector';

export const rootSelector: ManifestRule<PeerAuthentication> = {
  code: 'MESH8615',
  name: 'root-selector',
  severity: 'warning',
  summary: 'A PeerAuthentication in the root namespace that selects workloads.',
  what: 'a PeerAuthentication in the root namespace {namespace} selects workloads',
  why: 'istiod ignores it: there only a policy without a selector counts',
  fix: 'put it into the namespace of the workloads, or take the selector out to mean the mesh',
  upstream: [],
  kinds: [kinds.peerAuthentication],
  reads: [],
  bad: `
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: payments, namespace: istio-system }
spec: { selector: { matchLabels: { app: payments } }, mtls: { mode: STRICT } }
`,
  good: `
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: payments, namespace: shop }
spec: { selector: { matchLabels: { app: payments } }, mtls: { mode: STRICT } }
`,
  check({ object }, { settings }, report) {
    const namespace = namespaceOf(object);
    if (namespace !== settings.rootNamespace || selectsAll(object.spec?.selector?.matchLabels)) return;
    report({ at: ['spec', 'selector'], values: { namespace } });
  },
};
