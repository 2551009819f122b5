import type { Service, ServicePort } from '../../../../manifests/cluster/kinds';
import { groupKindOf, namespaceOf } from '../../../../manifests/manifest';
import type { ManifestRule } from '../../../../manifests/rule';
import type { ManifestSet } from '../../../../manifests/set';
import { breakerAnnotation } from '../../facts/breaker';
import { connectionRouteKinds, requestRouteKinds } from '../../facts/kinds';
import { attachedTo } from '../../facts/parents';

/** What Linkerd reads requests by; anything else that is said makes a port opaque. */
const readable: ReadonlySet<string> = new Set(['http', 'kubernetes.io/h2c']);
const requests = requestRouteKinds as readonly string[];

/** What is asked of the requests on a port, in words. */
function askedOf({ object }: { readonly object: Service }, set: ManifestSet, port: number): string | undefined {
  const parent = { kind: 'Service', namespace: namespaceOf(object), name: object.metadata.name ?? '' } as const;
  const routed = attachedTo(set, parent).find(
    (one) => requests.includes(groupKindOf(one.route.object)) && (one.parent.port ?? port) === port,
  );
  if (routed !== undefined) return `the ${routed.route.object.kind} ${routed.route.object.metadata.name ?? ''}`;
  return Object.keys(object.metadata.annotations ?? {}).find(
    (key) => key === breakerAnnotation || /^(retry|timeout)\.linkerd\.io\//.test(key),
  );
}

const isOpaque = ({ appProtocol, protocol = 'TCP' }: ServicePort): boolean =>
  appProtocol !== undefined && protocol === 'TCP' && !readable.has(appProtocol);

export const opaqueProtocol: ManifestRule<Service> = {
  code: 'MESH6244',
  name: 'opaque-protocol',
  severity: 'error',
  summary: 'Routes, retries, timeouts or a breaker on a port whose appProtocol makes it opaque.',
  what: "port {port} has appProtocol '{protocol}', so {asked} does nothing",
  why: 'Linkerd reads requests for http and kubernetes.io/h2c only; any other word makes it pass bytes through',
  fix: 'write http, or kubernetes.io/h2c for gRPC and HTTP/2',
  upstream: [],
  kinds: ['/Service'],
  reads: [...requestRouteKinds, ...connectionRouteKinds],
  fields: ['appProtocol'],
  bad: `
apiVersion: v1
kind: Service
metadata: { name: payments, namespace: shop }
spec: { selector: { app: payments }, ports: [{ name: grpc, port: 80, appProtocol: grpc }] }
---
apiVersion: gateway.networking.k8s.io/v1
kind: GRPCRoute
metadata: { name: payments, namespace: shop }
spec:
  parentRefs: [{ group: '', kind: Service, name: payments, port: 80 }]
  rules: [{ backendRefs: [{ name: payments, port: 80 }] }]
`,
  good: `
apiVersion: v1
kind: Service
metadata: { name: payments, namespace: shop }
spec: { selector: { app: payments }, ports: [{ name: grpc, port: 80, appProtocol: kubernetes.io/h2c }] }
---
apiVersion: gateway.networking.k8s.io/v1
kind: GRPCRoute
metadata: { name: payments, namespace: shop }
spec:
  parentRefs: [{ group: '', kind: Service, name: payments, port: 80 }]
  rules: [{ backendRefs: [{ name: payments, port: 80 }] }]
`,
  *check(manifest, set) {
    for (const [index, port] of (manifest.object.spec?.ports ?? []).entries()) {
      if (!isOpaque(port)) continue;
      const asked = askedOf(manifest, set, port.port);
      const at = ['spec', 'ports', index, 'appProtocol'];
      if (asked !== undefined) yield { at, values: { port: String(port.port), protocol: port.appProtocol!, asked } };
    }
  },
};
