import { can, cannot, type Features } from '../../model/feature';
import { type Routes, routesAtWaypoint, type WaypointUse, withoutWaypoint } from './ambient-features';

const always = {
  requestRoutes: can('traffic'),
  requestTimeout: can('traffic'),
  retryOnStatus: can('traffic'),
  retryOnGrpcStatus: can('traffic'),
  retryOnConnectFailure: can('traffic'),
  retryOnRefusedStream: can('traffic'),
  retryOnReset: can('traffic'),
  retryOnResetBeforeRequest: can('admission'),
  retryOnOverload: can('traffic'),
  retryAfterSlowTry: can('traffic'),
  perTryTimeout: can('traffic'),
  retriesOff: can('traffic'),
  retryBackoff: can('traffic'),
  grpcRetriesBesideHttp: can('traffic'),
  closedRoutes: can('traffic'),
  circuitBreaker: can('traffic'),
  gatewayErrorBreaker: can('admission'),
  breakerInterval: can('traffic'),
  connectionPool: can('traffic'),
  connectTimeout: can('admission'),
  idleTimeout: can('admission'),
  maxRequestsPerConnection: can('admission'),
  maxConcurrentRetries: can('admission'),
  loadBalancing: can('traffic'),
  passthrough: can('admission'),
  retryBudget: can('traffic'),
  subsets: can('traffic'),
  weightedSplit: can('traffic'),
  fineWeights: can('admission'),
  testers: can('traffic'),
  canaryWatch: can('admission'),
  permissiveStage: can('policy'),
  permissiveException: can('policy'),
  policyDryRun: can('policy'),
  allowByMethodAndPath: can('policy'),
  namespaceDeny: can('policy'),
  plaintextException: can('policy'),
  webhookPorts: can('policy'),
  scrapedPorts: can('policy'),
} as const;

/** What the releases do not have in common, read off their CRDs, see imports/. */
const releases = {
  '1.30': {
    retryBudgetInterval: cannot({
      reason: 'DestinationRule has retryBudget.budgetInterval since 1.31',
      wayOut: 'leave interval out, or upgrade to Istio 1.31',
      source: 'imports/istio-1.30',
    }),
  },
  '1.31': { retryBudgetInterval: can('admission') },
} as const;

/** What each supported Istio has with sidecars; the oldest comes first. */
const sidecar = {
  '1.30': { ...always, ...releases['1.30'] },
  '1.31': { ...always, ...releases['1.31'] },
} as const satisfies Readonly<Record<string, Features>>;

export const istioFeatures = sidecar;

export type IstioVersion = keyof typeof sidecar;

/** The same in ambient mode, by what its waypoints are told; where there are none, it does not matter in which words. */
export const ambientFeatures = {
  '1.30': {
    'virtual-service': { ...routesAtWaypoint['virtual-service'], ...releases['1.30'] },
    'gateway-api': { ...routesAtWaypoint['gateway-api'], ...releases['1.30'] },
    none: withoutWaypoint,
  },
  '1.31': {
    'virtual-service': { ...routesAtWaypoint['virtual-service'], ...releases['1.31'] },
    'gateway-api': { ...routesAtWaypoint['gateway-api'], ...releases['1.31'] },
    none: withoutWaypoint,
  },
} as const satisfies Readonly<Record<IstioVersion, Readonly<Record<Routes | 'none', Features>>>>;

export const isIstioVersion = (version: unknown): version is IstioVersion =>
  typeof version === 'string' && Object.hasOwn(sidecar, version);

/** What an option says, or its default where it may be left out. */
type Said<O, Option extends string, Default> = O extends { readonly [K in Option]: infer Value }
  ? Value
  : O extends { readonly [K in Option]?: infer Value }
    ? Option extends keyof O
      ? Exclude<Value, undefined> | Default
      : Default
    : Default;

type VersionOf<O> =
  Said<O, 'version', '1.30'> extends infer Version ? (Version extends IstioVersion ? Version : '1.30') : never;
type ColumnOf<O> =
  | ('where-needed' extends Said<O, 'waypoint', 'where-needed'> ? Said<O, 'routes', 'virtual-service'> : never)
  | ('none' extends Said<O, 'waypoint', 'where-needed'> ? 'none' : never);
type Ambient = typeof ambientFeatures;

/** The features of a mesh by its options; of a choice that is only known at run time all columns, so what one of them lacks is refused. */
export type FeaturesOf<O> =
  | ('sidecar' extends Said<O, 'dataPlane', 'sidecar'> ? (typeof sidecar)[VersionOf<O>] : never)
  | ('ambient' extends Said<O, 'dataPlane', 'sidecar'>
      ? Ambient[VersionOf<O>][ColumnOf<O> & (Routes | 'none')]
      : never);

/** The same for options that are read. */
export const featuresOf = ({
  version,
  dataPlane,
  waypoint,
  routes,
}: {
  readonly version: IstioVersion;
  readonly dataPlane: 'sidecar' | 'ambient';
  readonly waypoint: WaypointUse;
  readonly routes: Routes;
}): Features =>
  dataPlane === 'sidecar' ? sidecar[version] : ambientFeatures[version][waypoint === 'none' ? 'none' : routes];
