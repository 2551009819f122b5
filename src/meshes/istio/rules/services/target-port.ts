import type { Service } from '../../../../manifests/cluster/kinds';
import { type Pods, workloadKinds } from '../../../../manifests/cluster/workloads';
import type { ManifestRule } from '../../../../manifests/rule';
import { containerPort, podsOfService, targetOf } from '../../facts/services';

/** Containers need not say their ports; where they say some, one that is left out is suspicious. */
const saysPorts = ({ spec }: Pods): boolean => (spec.containers ?? []).some(({ ports = [] }) => ports.length > 0);

export const targetPort: ManifestRule<Service> = {
  code: 'MESH9703',
  name: 'target-port',
  severity: 'error',
  summary: 'A targetPort that no container of the selected pods has.',
  what: 'port {port} leads to targetPort {target}, which no container of {workload} has',
  why: '{harm}',
  fix: 'name a port of the container: its name, or its containerPort',
  upstream: ['KIA0701'],
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
    spec: { containers: [{ name: main, image: payments:1, ports: [{ name: web, containerPort: 8080 }] }] }
---
apiVersion: v1
kind: Service
metadata: { name: payments, namespace: shop }
spec: { selector: { app: payments }, ports: [{ name: http, port: 80, targetPort: http }] }
`,
  good: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: payments, namespace: shop }
spec:
  selector: { matchLabels: { app: payments } }
  template:
    metadata: { labels: { app: payments } }
    spec: { containers: [{ name: main, image: payments:1, ports: [{ name: web, containerPort: 8080 }] }] }
---
apiVersion: v1
kind: Service
metadata: { name: payments, namespace: shop }
spec: { selector: { app: payments }, ports: [{ name: http, port: 80, targetPort: web }] }
`,
  check(manifest, set, report) {
    for (const pods of podsOfService(set, manifest)) {
      const workload = `${pods.manifest.object.kind} ${pods.manifest.object.metadata.name}`;
      for (const [index, port] of (manifest.object.spec?.ports ?? []).entries()) {
        const target = targetOf(port);
        if (containerPort(pods, target) !== undefined) continue;
        const values = { port: String(port.port), target: String(target), workload };
        const found = { at: ['spec', 'ports', index], related: [pods.manifest] };
        if (typeof target === 'string') {
          report({
            ...found,
            values: { ...values, harm: 'the port has no endpoints among these pods: calls get 503' },
          });
        } else if (saysPorts(pods)) {
          const harm = 'containers list others, so probably nothing listens there: calls get 503';
          report({ ...found, values: { ...values, harm }, severity: 'warning' });
        }
      }
    }
  },
};
