import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type Sidecar } from '../../facts/kinds';

export const egressProxyHidden: ManifestRule<Sidecar> = {
  code: 'MESH9805',
  name: 'egress-proxy-hidden',
  severity: 'warning',
  summary: 'An egress proxy of a Sidecar, which no documentation knows.',
  what: 'outboundTrafficPolicy.egressProxy is not documented',
  why: 'istioctl analyze calls it ignored, and istiod still uses it: nobody promises either',
  fix: 'route known hosts to an egress gateway, and set REGISTRY_ONLY',
  upstream: ['IST0002'],
  kinds: [kinds.sidecar],
  reads: [],
  bad: `
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: default, namespace: shop }
spec:
  outboundTrafficPolicy: { mode: ALLOW_ANY, egressProxy: { host: egress.shop.svc.cluster.local, port: { number: 80 } } }
`,
  good: `
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: default, namespace: shop }
spec: { outboundTrafficPolicy: { mode: REGISTRY_ONLY } }
`,
  check({ object: { spec } }, _set, report) {
    if (spec?.outboundTrafficPolicy?.egressProxy === undefined) return;
    report({ at: ['spec', 'outboundTrafficPolicy', 'egressProxy'] });
  },
};
