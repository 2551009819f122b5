import { namespaceOf } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import { ambientReads, isBehindZtunnel } from '../../facts/ambient';
import { kinds, type PeerAuthentication } from '../../facts/kinds';

export const disableInAmbient: ManifestRule<PeerAuthentication> = {
  code: 'MESH9524',
  name: 'disable-in-ambient',
  severity: 'info',
  summary: 'mTLS switched off for workloads of ambient, which does not switch it off.',
  what: 'mode DISABLE for workloads of ambient',
  why: 'ztunnel takes it for not STRICT: calls of the mesh are encrypted as before, and plaintext passes too',
  fix: 'write PERMISSIVE, or take the workloads out of ambient',
  upstream: [],
  kinds: [kinds.peerAuthentication],
  reads: ambientReads,
  bad: `
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio.io/dataplane-mode: ambient } }
---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: default, namespace: shop }
spec: { mtls: { mode: DISABLE } }
`,
  good: `
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio.io/dataplane-mode: ambient } }
---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: default, namespace: shop }
spec: { mtls: { mode: PERMISSIVE } }
`,
  check({ object }, set, report) {
    if (object.spec?.mtls?.mode !== 'DISABLE') return;
    const namespace = namespaceOf(object);
    if (namespace === set.settings.rootNamespace) return;
    if (!isBehindZtunnel(set, namespace, object.spec.selector?.matchLabels ?? {})) return;
    report({ at: ['spec', 'mtls', 'mode'] });
  },
};
