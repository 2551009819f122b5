import { podsWith, workloadKinds } from '../../../../manifests/cluster/workloads';
import { namespaceOf } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type PeerAuthentication } from '../../facts/kinds';
import { containerPort, servicesOf, targetOf } from '../../facts/services';

export const portLevelServicePort: ManifestRule<PeerAuthentication> = {
  code: 'MESH9319',
  name: 'port-level-service-port',
  severity: 'error',
  summary: 'A mode for the port of a Service where the port of the container is asked for.',
  what: 'portLevelMtls says {port}, the port of Service {service}; the container listens on {target}',
  why: 'modes of ports hold for container ports, so this one holds for nothing',
  fix: 'write {target}',
  upstream: [],
  kinds: [kinds.peerAuthentication],
  reads: ['/Service', ...workloadKinds],
  bad: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: orders, namespace: shop }
spec:
  selector: { matchLabels: { app: orders } }
  template:
    metadata: { labels: { app: orders } }
    spec: { containers: [{ name: orders, image: orders:1, ports: [{ containerPort: 8080 }] }] }
---
apiVersion: v1
kind: Service
metadata: { name: orders, namespace: shop }
spec: { selector: { app: orders }, ports: [{ name: http, port: 80, targetPort: 8080 }] }
---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: orders, namespace: shop }
spec:
  selector: { matchLabels: { app: orders } }
  mtls: { mode: STRICT }
  portLevelMtls: { "80": { mode: PERMISSIVE } }
`,
  good: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: orders, namespace: shop }
spec:
  selector: { matchLabels: { app: orders } }
  template:
    metadata: { labels: { app: orders } }
    spec: { containers: [{ name: orders, image: orders:1, ports: [{ containerPort: 8080 }] }] }
---
apiVersion: v1
kind: Service
metadata: { name: orders, namespace: shop }
spec: { selector: { app: orders }, ports: [{ name: http, port: 80, targetPort: 8080 }] }
---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: orders, namespace: shop }
spec:
  selector: { matchLabels: { app: orders } }
  mtls: { mode: STRICT }
  portLevelMtls: { "8080": { mode: PERMISSIVE } }
`,
  check({ object }, set, report) {
    const said = Object.keys(object.spec?.portLevelMtls ?? {});
    const labels = object.spec?.selector?.matchLabels ?? {};
    if (said.length === 0 || Object.keys(labels).length === 0) return;
    const pods = podsWith(set, namespaceOf(object), labels);
    const ports = pods.flatMap((one) =>
      servicesOf(set, one).flatMap((service) =>
        (service.object.spec?.ports ?? []).map((port) => ({ one, service, port, target: targetOf(port) })),
      ),
    );
    for (const key of said) {
      const number = Number(key);
      const isReal =
        pods.some((one) => containerPort(one, number) !== undefined) || ports.some(({ target }) => target === number);
      const meant = ports.find(({ port }) => port.port === number);
      if (isReal || meant === undefined) continue;
      const target = containerPort(meant.one, meant.target) ?? meant.target;
      const values = { port: key, service: meant.service.object.metadata.name ?? '', target: String(target) };
      report({ at: ['spec', 'portLevelMtls', key], values, related: [meant.service, meant.one.manifest] });
    }
  },
};
