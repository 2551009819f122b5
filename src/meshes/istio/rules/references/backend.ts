import { absence } from '../../../../manifests/absence';
import type { Service } from '../../../../manifests/cluster/kinds';
import type { ManifestRule } from '../../../../manifests/rule';
import { backendsOf } from '../../facts/backends';
import { type ApiRoute, apiKinds } from '../../facts/gateway-api';

export const backend: ManifestRule<ApiRoute> = {
  code: 'MESH9017',
  name: 'backend',
  severity: 'error',
  summary: 'A backend of a route of the Gateway API that is no Service, or has no such port.',
  what: "the route goes to Service '{name}' of namespace '{namespace}', which {missing}",
  why: 'the backend is invalid: its share of the requests gets 500',
  fix: 'correct name, namespace (the own one, when left out) and port, which is that of the Service',
  upstream: ['KIA1402'],
  kinds: [apiKinds.httpRoute, apiKinds.grpcRoute],
  reads: ['/Service'],
  bad: `
apiVersion: v1
kind: Service
metadata: { name: payments, namespace: shop }
spec: { selector: { app: payments }, ports: [{ name: http, port: 80, targetPort: 8080 }] }
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: shop, namespace: shop }
spec:
  parentRefs: [{ name: public }]
  rules: [{ backendRefs: [{ name: payments, port: 8080 }] }]
`,
  good: `
apiVersion: v1
kind: Service
metadata: { name: payments, namespace: shop }
spec: { selector: { app: payments }, ports: [{ name: http, port: 80, targetPort: 8080 }] }
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: shop, namespace: shop }
spec:
  parentRefs: [{ name: public }]
  rules: [{ backendRefs: [{ name: payments, port: 80 }] }]
`,
  check({ object }, set, report) {
    for (const { namespace, name, port, at } of backendsOf(object)) {
      const service = set.find<Service>('/Service', namespace, name);
      if (service === undefined) {
        const { missing, ...weight } = absence(set.settings, namespace);
        report({ at, values: { name, namespace, missing }, ...weight });
        continue;
      }
      const ports = service.object.spec?.ports ?? [];
      if (port === undefined || ports.length === 0 || ports.some((known) => known.port === port)) continue;
      const missing = `has no port ${port} but ${ports.map((known) => known.port).join(', ')}`;
      report({ at: [...at, 'port'], values: { name, namespace, missing }, related: [service] });
    }
  },
};
