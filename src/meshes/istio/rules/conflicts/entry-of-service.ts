import type { Service } from '../../../../manifests/cluster/kinds';
import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, type ServiceEntry } from '../../facts/kinds';
import { namespaceOfHost } from '../../facts/registry';

export const entryOfService: ManifestRule<ServiceEntry> = {
  code: 'MESH9110',
  name: 'entry-of-service',
  severity: 'warning',
  summary: 'A ServiceEntry for a host that is a Service of the cluster.',
  what: "'{host}' is the name of {service}",
  why: 'two definitions: the Service wins in its namespace, elsewhere either may',
  fix: 'drop the ServiceEntry: the mesh knows every Service',
  upstream: [],
  kinds: [kinds.serviceEntry],
  reads: ['/Service'],
  bad: `
apiVersion: v1
kind: Service
metadata: { name: payments, namespace: shop }
spec: { selector: { app: payments }, ports: [{ name: http, port: 80 }] }
---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: payments, namespace: shop }
spec:
  hosts: [payments.shop.svc.cluster.local]
  location: MESH_INTERNAL
  ports: [{ number: 80, name: http, protocol: HTTP }]
  resolution: DNS
`,
  good: `
apiVersion: v1
kind: Service
metadata: { name: payments, namespace: shop }
spec: { selector: { app: payments }, ports: [{ name: http, port: 80 }] }
`,
  check({ object }, set, report) {
    for (const [index, host] of (object.spec?.hosts ?? []).entries()) {
      const namespace = host.startsWith('*') ? undefined : namespaceOfHost(host, set.settings.clusterDomain);
      if (namespace === undefined) continue;
      const at = ['spec', 'hosts', index];
      const service = set.find<Service>('/Service', namespace, host.split('.')[0] ?? '');
      if (service !== undefined) {
        report({ at, values: { host, service: `a Service of namespace ${namespace}` }, related: [service] });
      } else {
        report({ at, values: { host, service: `a Service, if namespace ${namespace} has one` }, severity: 'info' });
      }
    }
  },
};
