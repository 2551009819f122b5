import { absence } from '../../../../manifests/absence';
import type { Service } from '../../../../manifests/cluster/kinds';
import { namespaceOf } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import { routeKinds } from '../../facts/kinds';
import { isOutbound, type Route } from '../../facts/parents';

export const backend: ManifestRule<Route> = {
  code: 'MESH6272',
  name: 'backend',
  severity: 'error',
  summary: 'A route to a Service, or a port of it, that there is not.',
  what: '{backend} {missing}',
  why: 'its share of the requests fails: with 500 where the Service is not there, forbidden where the port is not',
  fix: 'correct the backendRef, or add the Service',
  upstream: [],
  kinds: [...routeKinds],
  reads: ['/Service'],
  fields: ['backendRefs'],
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
  parentRefs: [{ group: '', kind: Service, name: payments, port: 80 }]
  rules: [{ backendRefs: [{ name: payments, port: 8080 }] }]
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
    if (!isOutbound(object)) return;
    for (const [index, { backendRefs = [] }] of (object.spec?.rules ?? []).entries()) {
      for (const [place, { group = '', kind = 'Service', name, namespace, port, weight }] of backendRefs.entries()) {
        if (kind !== 'Service' || (group !== '' && group !== 'core')) continue;
        const home = namespace ?? namespaceOf(object);
        const at = ['spec', 'rules', index, 'backendRefs', place];
        const service = set.find<Service>('/Service', home, name);
        if (service === undefined) {
          const { missing, severity = weight === 0 ? 'warning' : undefined } = absence(set.settings, home);
          yield { at, values: { backend: `the Service ${home}/${name}`, missing }, severity };
        } else if (port !== undefined && !(service.object.spec?.ports ?? []).some((one) => one.port === port)) {
          const values = { backend: `port ${port} of ${name}`, missing: 'does not exist' };
          yield { at: [...at, 'port'], related: [service], values };
        }
      }
    }
  },
};
