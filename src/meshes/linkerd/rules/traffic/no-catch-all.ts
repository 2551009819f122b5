import { type Manifest, namespaceOf } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import { type HttpRoute, httpRouteKinds, routeKinds } from '../../facts/kinds';
import { attachedTo, type Parent, parentsOf } from '../../facts/parents';

type Match = NonNullable<NonNullable<NonNullable<HttpRoute['spec']>['rules']>[number]['matches']>[number];

const meetsAll = ({ path, method, headers = [], queryParams = [] }: Match): boolean =>
  method === undefined &&
  headers.length + queryParams.length === 0 &&
  (path?.type ?? 'PathPrefix') === 'PathPrefix' &&
  (path?.value ?? '/') === '/';

const isCatchAll = ({ spec }: HttpRoute): boolean =>
  (spec?.hostnames ?? []).length === 0 &&
  (spec?.rules ?? [{}]).some(({ matches = [] }) => matches.length === 0 || matches.some(meetsAll));

const overlaps = (a: Parent, b: Parent): boolean => a.port === undefined || a.port === b.port;

export const noCatchAll: ManifestRule<HttpRoute> = {
  code: 'MESH6259',
  name: 'no-catch-all',
  severity: 'info',
  summary: 'Routes of a Service that do not meet every request.',
  what: 'no route of {service} in this set meets every request',
  why: 'the default route is there only while a port has no routes; what matches none of them gets 404',
  fix: 'end with a rule without matches, unless other requests are to fail',
  upstream: [],
  kinds: [...httpRouteKinds],
  reads: [...routeKinds],
  fields: ['matches'],
  bad: `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: payments, namespace: shop }
spec:
  parentRefs: [{ group: '', kind: Service, name: payments, port: 80 }]
  rules: [{ matches: [{ path: { value: /items } }], backendRefs: [{ name: payments, port: 80 }] }]
`,
  good: `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: payments, namespace: shop }
spec:
  parentRefs: [{ group: '', kind: Service, name: payments, port: 80 }]
  rules:
    - { matches: [{ path: { value: /items } }], backendRefs: [{ name: payments, port: 80 }] }
    - { backendRefs: [{ name: payments, port: 80 }] }
`,
  *check(manifest: Manifest<HttpRoute>, set) {
    for (const parent of parentsOf(manifest.object)) {
      if (parent.kind !== 'Service') continue;
      const isLast = ({ object }: Manifest): boolean => isCatchAll(object as HttpRoute);
      // routes of another namespace are for callers there only
      const home = [parent.namespace, namespaceOf(manifest.object)];
      const others = attachedTo(set, parent).filter(
        (one) => overlaps(one.parent, parent) && home.includes(namespaceOf(one.route.object)),
      );
      if (!others.some(({ route }) => isLast(route)))
        yield { at: parent.at, values: { service: `${parent.namespace}/${parent.name}` } };
    }
  },
};
