import type { ManifestRule } from '../../../../manifests/rule';
import { type Gateway, kinds, type Sidecar } from '../../facts/kinds';
import { listenerPortsOf } from '../../facts/listener-ports';
import { isProtocol } from '../../facts/scalars/protocol';

export const protocol: ManifestRule<Gateway | Sidecar> = {
  code: 'MESH8308',
  name: 'protocol',
  severity: 'error',
  summary: 'A listener of a Gateway or Sidecar with a protocol that Istio does not have.',
  what: "the protocol of the port is '{protocol}'",
  why: 'istiod refuses it',
  fix: 'write HTTP, HTTPS, HTTP2, GRPC, GRPC-WEB, TLS, TCP, MONGO, MYSQL or REDIS',
  upstream: ['webhook'],
  kinds: [kinds.gateway, kinds.sidecar],
  reads: [],
  bad: `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: shop, namespace: shop }
spec:
  selector: { istio: ingressgateway }
  servers: [{ port: { number: 80, name: http, protocol: HTTP/1.1 }, hosts: [shop.example.com] }]
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
      const { protocol = '' } = port;
      // A Sidecar may leave it to the proxy to find out.
      const isRight = isProtocol(protocol) || (protocol === '' && manifest.object.kind === 'Sidecar');
      if (!isRight) report({ at: [...at, 'protocol'], values: { protocol } });
    }
  },
};
