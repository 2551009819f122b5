import type { ManifestRule } from '../../../../manifests/rule';
import { type Gateway, kinds, type Sidecar } from '../../facts/kinds';
import { listenerPortsOf } from '../../facts/listener-ports';

export const targetPort: ManifestRule<Gateway | Sidecar> = {
  code: 'MESH8306',
  name: 'target-port',
  severity: 'error',
  summary: 'A listener of a Gateway or Sidecar with targetPort.',
  what: 'the port has targetPort {port}',
  why: 'istiod refuses it: a listener has one number, and targetPort would change nothing',
  fix: 'remove targetPort; the Service of the gateway maps ports',
  upstream: ['webhook'],
  kinds: [kinds.gateway, kinds.sidecar],
  reads: [],
  bad: `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: shop, namespace: shop }
spec:
  selector: { istio: ingressgateway }
  servers: [{ port: { number: 80, name: http, protocol: HTTP, targetPort: 8080 }, hosts: [shop.example.com] }]
`,
  good: `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: shop, namespace: shop }
spec:
  selector: { istio: ingressgateway }
  servers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: [shop.example.com] }]
`,
  check(manifest, _set, report) {
    for (const { port, at } of listenerPortsOf(manifest)) {
      const { targetPort = 0 } = port;
      if (targetPort > 0) report({ at: [...at, 'targetPort'], values: { port: String(targetPort) } });
    }
  },
};
