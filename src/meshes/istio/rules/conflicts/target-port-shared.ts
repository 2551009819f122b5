import type { Service, ServicePort } from '../../../../manifests/cluster/kinds';
import { workloadKinds } from '../../../../manifests/cluster/workloads';
import type { ManifestRule } from '../../../../manifests/rule';
import { earlier } from '../../facts/earlier';
import { protocolOfPort } from '../../facts/port-protocol';
import { containerPort, podsOfService, servicesOf, targetOf } from '../../facts/services';

const isTcp = ({ protocol = 'TCP' }: ServicePort): boolean => protocol === 'TCP';

export const targetPortShared: ManifestRule<Service> = {
  code: 'MESH9112',
  name: 'target-port-shared',
  severity: 'warning',
  summary: 'Service ports of different protocols, or different ports, that lead to one port of the same pods.',
  what: 'port {port} ({protocol}) leads to container port {target}, as {other} does',
  why: 'a container port has one listener of one protocol: {harm}',
  fix: 'give both one protocol, or the container a port for each',
  upstream: ['IST0137'],
  kinds: ['/Service'],
  reads: workloadKinds,
  bad: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: payments, namespace: shop }
spec:
  selector: { matchLabels: { app: payments } }
  template:
    metadata: { labels: { app: payments } }
    spec: { containers: [{ name: main, image: payments:1, ports: [{ containerPort: 8080 }] }] }
---
apiVersion: v1
kind: Service
metadata: { name: payments, namespace: shop }
spec:
  selector: { app: payments }
  ports: [{ name: http, port: 80, targetPort: 8080 }, { name: tcp, port: 9000, targetPort: 8080 }]
`,
  good: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: payments, namespace: shop }
spec:
  selector: { matchLabels: { app: payments } }
  template:
    metadata: { labels: { app: payments } }
    spec: { containers: [{ name: main, image: payments:1, ports: [{ containerPort: 8080 }] }] }
---
apiVersion: v1
kind: Service
metadata: { name: payments, namespace: shop }
spec: { selector: { app: payments }, ports: [{ name: http, port: 80, targetPort: 8080 }] }
`,
  check(manifest, set, report) {
    const pods = podsOfService(set, manifest)[0];
    if (pods === undefined) return;
    const number = (port: ServicePort) => containerPort(pods, targetOf(port)) ?? targetOf(port);
    const all = servicesOf(set, pods)
      .flatMap((service) => (service.object.spec?.ports ?? []).map((port) => ({ service, port })))
      .filter(({ port }) => isTcp(port));
    for (const [index, port] of (manifest.object.spec?.ports ?? []).entries()) {
      const own = all.find((one) => one.port === port);
      if (own === undefined) continue;
      const target = number(port);
      const protocol = protocolOfPort(port);
      const shares = (one: typeof own): boolean => number(one.port) === target;
      const other =
        earlier(all, own, (one) => shares(one) && protocolOfPort(one.port) !== protocol) ??
        earlier(all, own, (one) => shares(one) && one.port.port !== port.port);
      if (other === undefined) continue;
      const theirs = protocolOfPort(other.port);
      const values = {
        port: String(port.port),
        protocol: protocol === '' ? 'any' : protocol,
        target: String(target),
        other: `port ${other.port.port} (${theirs === '' ? 'any' : theirs}) of Service ${other.service.object.metadata.name}`,
        harm: theirs === protocol ? 'here both agree' : 'one is ignored',
      };
      const weight = theirs === protocol ? ({ severity: 'info' } as const) : {};
      report({ at: ['spec', 'ports', index], values, related: [other.service], ...weight });
    }
  },
};
