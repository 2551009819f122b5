import { can, cannot, type Features } from '../../model/feature';

const always = {
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
  policyDryRun: can('policy'),
  allowByMethodAndPath: can('policy'),
  namespaceDeny: can('policy'),
  plaintextException: can('policy'),
  webhookPorts: can('policy'),
  scrapedPorts: can('policy'),
} as const;

/** What each supported Istio has with sidecars; the oldest comes first. Read off the CRDs of the releases, see imports/. */
const sidecar = {
  '1.30': {
    ...always,
    retryBudgetInterval: cannot({
      reason: 'DestinationRule has retryBudget.budgetInterval since 1.31',
      wayOut: 'leave interval out, or upgrade to Istio 1.31',
      source: 'imports/istio-1.30',
    }),
  },
  '1.31': { ...always, retryBudgetInterval: can('admission') },
} as const satisfies Readonly<Record<string, Features>>;

export const istioFeatures = sidecar;

export type IstioVersion = keyof typeof sidecar;

export const isIstioVersion = (version: unknown): version is IstioVersion =>
  typeof version === 'string' && Object.hasOwn(sidecar, version);
