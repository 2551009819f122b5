import { workloadKinds } from '../../../../manifests/cluster/workloads';
import type { ManifestRule } from '../../../../manifests/rule';
import { podsOfGateway } from '../../facts/gateway-pods';
import { type Gateway, kinds } from '../../facts/kinds';
import { containerPort, servicesOf, targetOf } from '../../facts/services';

export const servicePort: ManifestRule<Gateway> = {
  code: 'MESH9402',
  name: 'service-port',
  severity: 'warning',
  summary: 'A server on a port that no Service of the gateway pods has.',
  what: 'the server listens on port {port}; Services of the gateway pods have {ports}',
  why: 'nobody outside the pods reaches the port: connections time out or are refused',
  fix: 'add the port to the Service of the gateway, or use one that it has',
  upstream: ['IST0162'],
  kinds: [kinds.gateway],
  reads: [...workloadKinds, '/Service'],
  bad: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: ingress, namespace: ingress }
spec:
  selector: { matchLabels: { istio: ingress } }
  template:
    metadata: { labels: { istio: ingress } }
    spec: { containers: [{ name: istio-proxy, image: auto }] }
---
apiVersion: v1
kind: Service
metadata: { name: ingress, namespace: ingress }
spec: { selector: { istio: ingress }, ports: [{ name: http, port: 80, targetPort: 8080 }] }
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: public, namespace: ingress }
spec:
  selector: { istio: ingress }
  servers: [{ hosts: [shop.example.com], port: { number: 8888, name: http, protocol: HTTP } }]
`,
  good: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: ingress, namespace: ingress }
spec:
  selector: { matchLabels: { istio: ingress } }
  template:
    metadata: { labels: { istio: ingress } }
    spec: { containers: [{ name: istio-proxy, image: auto }] }
---
apiVersion: v1
kind: Service
metadata: { name: ingress, namespace: ingress }
spec: { selector: { istio: ingress }, ports: [{ name: http, port: 80, targetPort: 8080 }] }
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: public, namespace: ingress }
spec:
  selector: { istio: ingress }
  servers: [{ hosts: [shop.example.com], port: { number: 80, name: http, protocol: HTTP } }]
`,
  check(manifest, set, report) {
    for (const pods of podsOfGateway(set, manifest)) {
      const services = servicesOf(set, pods).filter(({ object }) => (object.spec?.ports ?? []).length > 0);
      if (services.length === 0) continue;
      const ports = services
        .flatMap(({ object }) => object.spec?.ports ?? [])
        .filter(({ protocol = 'TCP' }) => protocol === 'TCP');
      const known = ports.flatMap((port) => [port.port, containerPort(pods, targetOf(port)) ?? targetOf(port)]);
      for (const [index, { port }] of (manifest.object.spec?.servers ?? []).entries()) {
        if (known.includes(port.number)) continue;
        const values = { port: String(port.number), ports: ports.map((one) => one.port).join(', ') };
        report({ at: ['spec', 'servers', index, 'port', 'number'], values, related: services });
      }
    }
  },
};
