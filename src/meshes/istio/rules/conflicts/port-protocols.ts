import type { Service } from '../../../../manifests/cluster/kinds';
import { workloadKinds } from '../../../../manifests/cluster/workloads';
import type { ManifestRule } from '../../../../manifests/rule';
import { earlier } from '../../facts/earlier';
import { podsOfService, servicesOf } from '../../facts/services';

export const portProtocols: ManifestRule<Service> = {
  code: 'MESH9113',
  name: 'port-protocols',
  severity: 'warning',
  summary: 'Two Services for the same pods that use one port number for TCP and for UDP.',
  what: "port {port} is {protocol} here and {other} in Service '{name}' for the same pods",
  why: 'Istio keeps the ports of a pod by number: proxies may take the one for the other',
  fix: 'use another number, or put both protocols into one Service',
  upstream: ['IST0116'],
  kinds: ['/Service'],
  reads: workloadKinds,
  bad: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: names, namespace: shop }
spec:
  selector: { matchLabels: { app: names } }
  template:
    metadata: { labels: { app: names } }
    spec: { containers: [{ name: main, image: names:1 }] }
---
apiVersion: v1
kind: Service
metadata: { name: names, namespace: shop }
spec: { selector: { app: names }, ports: [{ name: tcp, port: 5353 }] }
---
apiVersion: v1
kind: Service
metadata: { name: names-udp, namespace: shop }
spec: { selector: { app: names }, ports: [{ name: udp, port: 5353, protocol: UDP }] }
`,
  good: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: names, namespace: shop }
spec:
  selector: { matchLabels: { app: names } }
  template:
    metadata: { labels: { app: names } }
    spec: { containers: [{ name: main, image: names:1 }] }
---
apiVersion: v1
kind: Service
metadata: { name: names, namespace: shop }
spec: { selector: { app: names }, ports: [{ name: tcp, port: 5353 }, { name: udp, port: 5353, protocol: UDP }] }
`,
  check(manifest, set, report) {
    const pods = podsOfService(set, manifest)[0];
    if (pods === undefined) return;
    const services = servicesOf(set, pods);
    for (const [index, { port, protocol = 'TCP' }] of (manifest.object.spec?.ports ?? []).entries()) {
      const differs = ({ object: { spec } }: (typeof services)[number]) =>
        spec?.ports?.find((one) => one.port === port && (one.protocol ?? 'TCP') !== protocol);
      const other = earlier(services, manifest, (one) => differs(one) !== undefined);
      if (other === undefined) continue;
      const theirs = differs(other)?.protocol ?? 'TCP';
      const values = { port: String(port), protocol, other: theirs, name: other.object.metadata.name ?? '' };
      report({ at: ['spec', 'ports', index], values, related: [other] });
    }
  },
};
