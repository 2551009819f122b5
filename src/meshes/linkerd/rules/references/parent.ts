import { absence } from '../../../../manifests/absence';
import type { Service } from '../../../../manifests/cluster/kinds';
import type { ManifestRule } from '../../../../manifests/rule';
import { kinds, routeKinds } from '../../facts/kinds';
import { parentsOf, type Route } from '../../facts/parents';

const kindOf = { Service: '/Service', EgressNetwork: kinds.egressNetwork, Server: kinds.server } as const;

export const parent: ManifestRule<Route> = {
  code: 'MESH6271',
  name: 'parent',
  severity: 'error',
  summary: 'A route for a Service, a port, an EgressNetwork or a Server that there is not.',
  what: '{parent} {missing}',
  why: 'the route is for nothing, and no request meets it',
  fix: 'correct the name or the port of the parentRef, or add what it names',
  upstream: [],
  kinds: [...routeKinds],
  reads: ['/Service', kinds.egressNetwork, kinds.server],
  fields: ['parentRefs'],
  bad: `
apiVersion: v1
kind: Service
metadata: { name: payments, namespace: shop }
spec: { selector: { app: payments }, ports: [{ name: http, port: 80 }] }
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: payments, namespace: shop }
spec:
  parentRefs: [{ group: '', kind: Service, name: payments, port: 8080 }]
  rules: [{ backendRefs: [{ name: payments, port: 80 }] }]
`,
  good: `
apiVersion: v1
kind: Service
metadata: { name: payments, namespace: shop }
spec: { selector: { app: payments }, ports: [{ name: http, port: 80 }] }
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: payments, namespace: shop }
spec:
  parentRefs: [{ group: '', kind: Service, name: payments, port: 80 }]
  rules: [{ backendRefs: [{ name: payments, port: 80 }] }]
`,
  *check({ object }, set) {
    for (const { kind, namespace, name, port, at } of parentsOf(object)) {
      const found = set.find(kindOf[kind], namespace, name);
      if (found === undefined) {
        const { missing, severity } = absence(set.settings, namespace);
        yield { at, values: { parent: `the ${kind} ${namespace}/${name}`, missing }, severity };
      } else if (kind === 'Service' && port !== undefined) {
        const ports = (found.object as Service).spec?.ports ?? [];
        if (ports.some((one) => one.port === port)) continue;
        const values = { parent: `port ${port} of ${name}`, missing: 'does not exist' };
        yield { at: [...at, 'port'], related: [found], values };
      }
    }
  },
};
