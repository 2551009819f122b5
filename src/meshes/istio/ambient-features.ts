import { can, cannot, type Features, part } from '../../model/feature';

/** Which objects tell a waypoint its routes. */
export type Routes = 'virtual-service' | 'gateway-api';
/** Whether a namespace gets a waypoint. */
export type WaypointUse = 'where-needed' | 'none';

const waypointPage = 'https://istio.io/latest/docs/ambient/usage/waypoint/';
const routePage = 'https://istio.io/latest/docs/ambient/usage/l7-features/';
/** What istiod makes of a Service for its waypoint. */
const clusterSource = 'https://github.com/istio/istio/blob/release-1.31/pilot/pkg/networking/core/cluster_waypoint.go';
const httpRoute = 'imports/gateway-api-1.6.0';

/** What a waypoint has, whatever tells it its routes. What follows from HBONE alone was not seen on loopback. */
const waypoint = {
  requestTimeout: can('ambient'),
  closedRoutes: can('ambient'),
  circuitBreaker: can('ambient'),
  gatewayErrorBreaker: can('admission'),
  breakerInterval: can('admission'),
  connectionPool: can('admission'),
  connectTimeout: part({
    loss: 'it limits the way to the tunnel inside the waypoint, not to the pod',
    wayOut: 'say a timeout on the route',
    source: clusterSource,
  }),
  idleTimeout: can('admission'),
  maxRequestsPerConnection: can('admission'),
  maxConcurrentRetries: can('admission'),
  loadBalancing: can('ambient'),
  passthrough: cannot({
    reason: 'a waypoint is dialled by the address of the Service, so there is no pod to pass through to',
    wayOut: 'leave loadBalancing out',
    source: clusterSource,
  }),
  retryBudget: can('admission'),
  weightedSplit: can('ambient'),
  fineWeights: can('admission'),
  testers: can('ambient'),
  canaryWatch: can('admission'),
  permissiveStage: can('admission'),
  permissiveException: can('admission'),
  policyDryRun: part({
    loss: 'ztunnel has no dry-run: services without a waypoint are not told of in observe and strict',
    wayOut: 'count their callers by the TCP metrics of ztunnel',
    source: 'ambient',
  }),
  allowByMethodAndPath: can('ambient'),
  namespaceDeny: can('admission'),
  plaintextException: can('admission'),
  webhookPorts: can('admission'),
  scrapedPorts: can('admission'),
} as const;

const noRetry = <const WayOut extends string>(wayOut: WayOut) =>
  cannot({ reason: 'HTTPRoute of the standard channel says no retries', wayOut, source: httpRoute });
const sayVirtualService = noRetry("leave retries out, or routes: 'virtual-service' in the mesh");

/** By what the options call `routes`. */
export const routesAtWaypoint = {
  'virtual-service': {
    ...waypoint,
    requestRoutes: part({
      loss: 'a VirtualService at a waypoint is alpha in Istio',
      wayOut: "say routes: 'gateway-api' in the mesh",
      source: routePage,
    }),
    retryOnStatus: can('ambient'),
    retryOnGrpcStatus: can('admission'),
    retryOnConnectFailure: can('ambient'),
    retryOnRefusedStream: can('admission'),
    retryOnReset: can('ambient'),
    retryOnResetBeforeRequest: can('admission'),
    retryOnOverload: can('ambient'),
    retryAfterSlowTry: can('admission'),
    perTryTimeout: can('ambient'),
    retriesOff: can('ambient'),
    retryBackoff: can('admission'),
    grpcRetriesBesideHttp: can('admission'),
    subsets: can('ambient'),
  },
  'gateway-api': {
    ...waypoint,
    requestRoutes: can('ambient'),
    retryOnStatus: sayVirtualService,
    retryOnGrpcStatus: sayVirtualService,
    retryOnConnectFailure: sayVirtualService,
    retryOnRefusedStream: sayVirtualService,
    retryOnReset: sayVirtualService,
    retryOnResetBeforeRequest: sayVirtualService,
    retryOnOverload: sayVirtualService,
    retryAfterSlowTry: sayVirtualService,
    perTryTimeout: sayVirtualService,
    retriesOff: cannot({
      reason: 'HTTPRoute cannot turn off the two tries that Istio adds where no connection came about',
      wayOut: "leave retries out, or routes: 'virtual-service' in the mesh",
      source: httpRoute,
    }),
    retryBackoff: sayVirtualService,
    grpcRetriesBesideHttp: sayVirtualService,
    subsets: cannot({
      reason: 'a backend of HTTPRoute is a Service, not a subset of its pods',
      wayOut: "versions: 'services', or routes: 'virtual-service' in the mesh",
      source: httpRoute,
    }),
  },
} as const;

const needsWaypoint = cannot({
  reason: 'needs a waypoint; ztunnel sees connections, not requests',
  wayOut: "waypoint: 'where-needed' in the mesh",
  source: waypointPage,
});

/** What ztunnel does alone. */
export const withoutWaypoint = {
  requestRoutes: needsWaypoint,
  requestTimeout: needsWaypoint,
  retryOnStatus: needsWaypoint,
  retryOnGrpcStatus: needsWaypoint,
  retryOnConnectFailure: needsWaypoint,
  retryOnRefusedStream: needsWaypoint,
  retryOnReset: needsWaypoint,
  retryOnResetBeforeRequest: needsWaypoint,
  retryOnOverload: needsWaypoint,
  retryAfterSlowTry: needsWaypoint,
  perTryTimeout: needsWaypoint,
  retriesOff: needsWaypoint,
  retryBackoff: needsWaypoint,
  grpcRetriesBesideHttp: needsWaypoint,
  closedRoutes: needsWaypoint,
  circuitBreaker: needsWaypoint,
  gatewayErrorBreaker: needsWaypoint,
  breakerInterval: needsWaypoint,
  connectionPool: needsWaypoint,
  connectTimeout: needsWaypoint,
  idleTimeout: needsWaypoint,
  maxRequestsPerConnection: needsWaypoint,
  maxConcurrentRetries: needsWaypoint,
  loadBalancing: needsWaypoint,
  passthrough: needsWaypoint,
  retryBudget: needsWaypoint,
  retryBudgetInterval: needsWaypoint,
  subsets: needsWaypoint,
  weightedSplit: needsWaypoint,
  fineWeights: needsWaypoint,
  testers: needsWaypoint,
  canaryWatch: needsWaypoint,
  allowByMethodAndPath: needsWaypoint,
  permissiveStage: waypoint.permissiveStage,
  permissiveException: waypoint.permissiveException,
  policyDryRun: part({
    loss: 'ztunnel has no dry-run: nothing is told in observe and strict of what authorize refuses',
    wayOut: 'count callers by the TCP metrics of ztunnel',
    source: 'ambient',
  }),
  namespaceDeny: waypoint.namespaceDeny,
  plaintextException: waypoint.plaintextException,
  webhookPorts: waypoint.webhookPorts,
  scrapedPorts: waypoint.scrapedPorts,
} as const satisfies Features;
