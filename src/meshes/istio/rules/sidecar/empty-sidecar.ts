import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type Sidecar } from '../../facts/kinds';

export const emptySidecar: ManifestRule<Sidecar> = {
  code: 'MESH8501',
  name: 'empty-sidecar',
  severity: 'error',
  summary: 'A Sidecar that says nothing.',
  what: 'the Sidecar has neither egress, ingress, outboundTrafficPolicy nor inboundConnectionPool',
  why: 'istiod refuses it',
  fix: "add egress: [{ hosts: ['./*', 'istio-system/*'] }], or remove the Sidecar",
  upstream: ['webhook'],
  kinds: [kinds.sidecar],
  reads: [],
  bad: `
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: default, namespace: shop }
spec: { workloadSelector: { labels: { app: orders } }, egress: [] }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: default, namespace: shop }
spec: { workloadSelector: { labels: { app: orders } }, egress: [{ hosts: [./*] }] }
`,
  check({ object: { spec } }, _set, report) {
    const { egress = [], ingress = [], outboundTrafficPolicy, inboundConnectionPool } = spec ?? {};
    if (egress.length > 0 || ingress.length > 0) return;
    if (outboundTrafficPolicy === undefined && inboundConnectionPool === undefined) {
      report({ at: spec === undefined ? [] : ['spec'] });
    }
  },
};
