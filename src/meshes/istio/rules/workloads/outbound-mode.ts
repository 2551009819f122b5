import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type Sidecar } from '../../facts/kinds';

export const outboundMode: ManifestRule<Sidecar> = {
  code: 'MESH9520',
  name: 'outbound-mode',
  severity: 'warning',
  summary: 'An outboundTrafficPolicy that does not say its mode.',
  what: 'outboundTrafficPolicy has no mode',
  why: 'it then means REGISTRY_ONLY, not the setting of the mesh: calls to hosts that no object names get 502',
  fix: 'write mode: REGISTRY_ONLY or mode: ALLOW_ANY',
  upstream: ['KIA1007'],
  kinds: [kinds.sidecar],
  reads: [],
  bad: `
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: default, namespace: shop }
spec: { outboundTrafficPolicy: {}, egress: [{ hosts: [./*] }] }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: default, namespace: shop }
spec: { outboundTrafficPolicy: { mode: ALLOW_ANY }, egress: [{ hosts: [./*] }] }
`,
  check({ object: { spec } }, _set, report) {
    const policy = spec?.outboundTrafficPolicy;
    if (policy !== undefined && policy.mode === undefined) report({ at: ['spec', 'outboundTrafficPolicy'] });
  },
};
