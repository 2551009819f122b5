import type { Service } from '../../../../manifests/cluster/kinds';
import { workloadKinds } from '../../../../manifests/cluster/workloads';
import { type Manifest, namespaceOf } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import type { ManifestSet } from '../../../../manifests/set';
import { hostOfRule } from '../../facts/destination-rules';
import { isForMesh } from '../../facts/gateway-references';
import { fqdn } from '../../facts/hosts';
import { type DestinationRule, kinds, type VirtualService } from '../../facts/kinds';
import { podsOfService, servicesOf, targetOf } from '../../facts/services';

/** The full names that have routes in the mesh, and those that have routes or a DestinationRule. */
function ruledHosts(set: ManifestSet) {
  const routed = new Set<string>();
  for (const manifest of set.of<VirtualService>(kinds.virtualService)) {
    const { object } = manifest;
    if (!isForMesh(manifest) || object.spec?.http === undefined) continue;
    for (const host of object.spec.hosts ?? []) routed.add(fqdn(host, namespaceOf(object), set.settings.clusterDomain));
  }
  const rules = set.of<DestinationRule>(kinds.destinationRule).map((rule) => hostOfRule(set, rule));
  return { routed, ruled: new Set([...routed, ...rules]) };
}

const nameOf = (set: ManifestSet, { object }: Manifest<Service>): string =>
  fqdn(object.metadata.name ?? '', namespaceOf(object), set.settings.clusterDomain);

const isHeadless = ({ object: { spec } }: Manifest<Service>): boolean => spec?.clusterIP === 'None';

export const serviceBeside: ManifestRule<Service> = {
  code: 'MESH9705',
  name: 'service-beside',
  severity: 'info',
  summary: 'A Service without any rule beside one with routes, for the same pods and port.',
  what: "port {port} reaches the pods of Service '{other}' too, past its routes",
  why: 'who calls this name meets no route, timeout or retry that the other has, only defaults of the mesh',
  fix: 'repeat routes and DestinationRule for this host, or drop the Service',
  upstream: [],
  kinds: ['/Service'],
  reads: [...workloadKinds, kinds.virtualService, kinds.destinationRule],
  bad: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: payments, namespace: shop }
spec:
  selector: { matchLabels: { app: payments } }
  template:
    metadata: { labels: { app: payments } }
    spec: { containers: [{ name: main, image: payments:1 }] }
---
apiVersion: v1
kind: Service
metadata: { name: payments, namespace: shop }
spec: { selector: { app: payments }, ports: [{ name: http, port: 80, targetPort: 8080 }] }
---
apiVersion: v1
kind: Service
metadata: { name: payments-old, namespace: shop }
spec: { selector: { app: payments }, ports: [{ name: http, port: 8080 }] }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec: { hosts: [payments], http: [{ timeout: 3s, route: [{ destination: { host: payments } }] }] }
`,
  good: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: payments, namespace: shop }
spec:
  selector: { matchLabels: { app: payments } }
  template:
    metadata: { labels: { app: payments } }
    spec: { containers: [{ name: main, image: payments:1 }] }
---
apiVersion: v1
kind: Service
metadata: { name: payments, namespace: shop }
spec: { selector: { app: payments }, ports: [{ name: http, port: 80, targetPort: 8080 }] }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: payments, namespace: shop }
spec: { hosts: [payments], http: [{ timeout: 3s, route: [{ destination: { host: payments } }] }] }
`,
  check(manifest, set, report) {
    const { routed, ruled } = set.derive(ruledHosts);
    if (routed.size === 0 || isHeadless(manifest) || ruled.has(nameOf(set, manifest))) return;
    const pods = podsOfService(set, manifest)[0];
    if (pods === undefined) return;
    const others = servicesOf(set, pods).filter((other) => routed.has(nameOf(set, other)));
    for (const [index, port] of (manifest.object.spec?.ports ?? []).entries()) {
      const target = targetOf(port);
      const other = others.find(({ object }) => object.spec?.ports?.some((one) => targetOf(one) === target));
      if (other === undefined) continue;
      const values = { port: String(port.port), other: other.object.metadata.name ?? '' };
      report({ at: ['spec', 'ports', index], values, related: [other] });
    }
  },
};
