import type { Service } from '../../../../manifests/cluster/kinds';
import { namespaceOf } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import { type HttpRoute, routeKinds } from '../../facts/kinds';
import { attachedTo } from '../../facts/parents';
import { repeatsActions, saysRetries, writesOf } from '../../facts/retries';

const key = 'retry.linkerd.io/http';

export const serviceRetries: ManifestRule<Service> = {
  code: 'MESH6254',
  name: 'service-retries',
  severity: 'warning',
  summary: 'Retries of a whole Service, writes among its requests.',
  what: 'the Service retries on {conditions}, {reached}',
  why: 'a write whose answer failed may have been done: tried again it is done twice',
  fix: 'write {key} on an HTTPRoute for methods that only read',
  upstream: [],
  kinds: ['/Service'],
  reads: [...routeKinds],
  fields: [key],
  bad: `
apiVersion: v1
kind: Service
metadata: { name: payments, namespace: shop, annotations: { retry.linkerd.io/http: 5xx } }
spec: { selector: { app: payments }, ports: [{ name: http, port: 80, appProtocol: http }] }
`,
  good: `
apiVersion: v1
kind: Service
metadata: { name: payments, namespace: shop }
spec: { selector: { app: payments }, ports: [{ name: http, port: 80, appProtocol: http }] }
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: reads, namespace: shop, annotations: { retry.linkerd.io/http: 5xx } }
spec:
  parentRefs: [{ group: '', kind: Service, name: payments, port: 80 }]
  rules: [{ matches: [{ method: GET }], backendRefs: [{ name: payments, port: 80 }] }]
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: others, namespace: shop }
spec:
  parentRefs: [{ group: '', kind: Service, name: payments, port: 80 }]
  rules: [{ backendRefs: [{ name: payments, port: 80 }] }]
`,
  *check({ object }, set) {
    const conditions = object.metadata.annotations?.[key];
    if (conditions === undefined || !repeatsActions(conditions)) return;
    const service = { kind: 'Service', namespace: namespaceOf(object), name: object.metadata.name ?? '' } as const;
    const routes = attachedTo(set, service);
    const at = ['metadata', 'annotations', key];
    if (routes.length === 0) {
      yield { at, values: { conditions, key, reached: 'whatever the method' } };
      return;
    }
    const reached = routes.find(
      ({ route: { object: route } }) =>
        route.kind === 'HTTPRoute' &&
        !saysRetries(route.metadata.annotations) &&
        ((route as HttpRoute).spec?.rules ?? []).some((rule) => writesOf(rule) !== undefined),
    );
    if (reached === undefined) return;
    const name = reached.route.object.metadata.name ?? '';
    const values = { conditions, key, reached: `also in the HTTPRoute ${name}, which says nothing of retries` };
    yield { at, related: [reached.route], values };
  },
};
