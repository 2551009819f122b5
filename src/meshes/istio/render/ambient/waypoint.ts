import { Gateway, type GatewaySpec } from '../../../../../imports/gateway-api-1.6.0/gateway-v1';
import type { Graph } from '../../../../model/program';
import type { ServiceModel } from '../../../../model/resilient-service';
import type { NamespaceModel } from '../../../../model/zero-trust-namespace';
import type { Draft } from '../../../draft';
import type { IstioSettings } from '../../settings';

/** One a namespace; istiod runs its pods under a ServiceAccount of the same name. */
export const waypointName = 'waypoint';
/** The port of HBONE, on which ztunnel and waypoints take every connection of the mesh. */
export const hbone = 15008;

/** By which the pods of the waypoint are known. */
export const waypointLabels = { 'gateway.networking.k8s.io/gateway-name': waypointName } as const;

/** Sends callers through the waypoint; an ingress gateway needs to be told apart, or it would dial the pods. */
export const throughWaypoint = {
  'istio.io/use-waypoint': waypointName,
  'istio.io/ingress-use-waypoint': 'true',
} as const;

/** Sidecars dial the pods, whatever a Service says. */
export const isAmbient = ({ mesh }: NamespaceModel): boolean => mesh.name === ambientName;
export const ambientName = 'Istio ambient';

/** What the service says that only a proxy of requests can do. */
function saysLayerSeven({ path, routes, catchAll, policy, versions }: ServiceModel, graph: Graph): boolean {
  const { circuitBreaker, connectionPool, retryBudget, loadBalancing } = policy;
  return (
    routes.length > 0 ||
    catchAll === undefined ||
    [circuitBreaker, connectionPool, retryBudget].some((said) => said !== undefined) ||
    // least request may be said too; the model is the same as when nothing is
    loadBalancing.kind !== 'LeastRequest' ||
    graph.uses.some((use) => use.path === path && use.feature === 'loadBalancing') ||
    // a subset stays when its canary goes, and so does what knows it
    versions === 'subsets'
  );
}

/** Whether callers of the service go through the waypoint of its namespace. */
export const needsWaypoint = (service: ServiceModel, graph: Graph): boolean =>
  saysLayerSeven(service, graph) ||
  graph.canaryOf(service.path) !== undefined ||
  graph.edgesTo(service.path).some(({ methods, paths }) => methods.length > 0 || paths.length > 0);

/** The services of a namespace that are called through its waypoint. */
export const behindWaypoint = (namespace: NamespaceModel, graph: Graph): readonly ServiceModel[] =>
  graph.servicesIn(namespace.path).filter((service) => needsWaypoint(service, graph));

/** Who the waypoint is for ztunnel. */
export const waypointPrincipal = ({ mesh, name }: NamespaceModel): string =>
  `${mesh.trustDomain}/ns/${name}/sa/${waypointName}`;

/** There before the Services that name it. */
export function renderWaypoint(namespace: NamespaceModel, graph: Graph, { revision }: IstioSettings): readonly Draft[] {
  if (behindWaypoint(namespace, graph).length === 0) return [];
  const spec: GatewaySpec = {
    gatewayClassName: 'istio-waypoint',
    listeners: [{ name: 'mesh', port: hbone, protocol: 'HBONE', allowedRoutes: { namespaces: { from: 'Same' } } }],
  };
  const labels = {
    'istio.io/waypoint-for': 'service',
    ...(revision === undefined ? {} : { 'istio.io/rev': revision }),
  };
  return [
    {
      owner: namespace.path,
      phase: 'mtls',
      apiVersion: Gateway.apiVersion,
      kind: Gateway.kind,
      metadata: { name: waypointName, namespace: namespace.name, labels },
      body: { spec },
    },
  ];
}
