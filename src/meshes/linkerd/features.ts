import { can, cannot, type Features, part } from '../../model/feature';

const docs = 'https://linkerd.io/2-edge';
const proxy = 'https://github.com/linkerd/linkerd2-proxy/blob/main/linkerd/app/outbound/src/http/logical/policy/route';
const retry = `${proxy}/retry.rs`;

/** Every retry repeats a stream that was refused; nothing else of a connection is named. */
const proven = cannot({
  reason: 'Linkerd retries on statuses; its proxy sends only over connections that stand',
  wayOut: 'leave the condition out; with any other one a refused stream is repeated too',
  source: retry,
});

const noLimits = cannot({
  reason: "Linkerd's proxies have no limits of connections or requests towards a service",
  wayOut: 'leave it out, or limit the rate at the service',
  source: `${docs}/reference/rate-limiting/`,
});

const balancing = cannot({
  reason: 'Linkerd always takes the less loaded of two endpoints, by latency',
  wayOut: 'leave loadBalancing out',
  source: `${docs}/features/load-balancing/`,
});

const noBudget = cannot({
  reason: 'a retry budget is a ServiceProfile, and that turns routes and breakers off',
  wayOut: 'leave it out, and keep the attempts few',
  source: `${docs}/reference/retries/`,
});

/** What each supported Linkerd has; the oldest comes first. What its proxy does with what it is told is read in its source. */
export const linkerdFeatures = {
  '2.20': {
    requestRoutes: can('linkerd'),
    requestTimeout: can('linkerd'),
    retryOnStatus: can('linkerd'),
    retryOnGrpcStatus: can('linkerd'),
    retryOnConnectFailure: proven,
    retryOnRefusedStream: proven,
    retryOnReset: cannot({
      reason: 'Linkerd retries on statuses, not where a connection breaks without an answer',
      wayOut: 'say 5xx alone, or leave retries out',
      source: retry,
    }),
    retryOnResetBeforeRequest: proven,
    retryOnOverload: noBudget,
    retryAfterSlowTry: can('linkerd'),
    perTryTimeout: part({
      loss: "beside 5xx and gateway-error only; the last try has the route's timeout alone",
      wayOut: 'give the route a timeout as well',
      source: retry,
    }),
    retriesOff: can('linkerd'),
    retryBackoff: cannot({
      reason: 'Linkerd waits 25 to 250 ms between tries, and that cannot be set',
      wayOut: 'leave backoff out',
      source: `${docs}/reference/retries/`,
    }),
    grpcRetriesBesideHttp: cannot({
      reason: 'a GRPCRoute hides the HTTPRoutes of its port',
      wayOut: 'give the gRPC methods a service of their own',
      source: 'linkerd',
    }),
    closedRoutes: can('linkerd'),
    circuitBreaker: part({
      loss: 'ejectAtMost is not kept: all endpoints may be out at once, and requests get 503',
      wayOut: 'keep more than one replica, and watch for 503',
      source: `${docs}/reference/circuit-breaking/`,
    }),
    gatewayErrorBreaker: cannot({
      reason: 'Linkerd counts every 5xx alike',
      wayOut: 'say consecutive5xx',
      source: `${docs}/reference/circuit-breaking/`,
    }),
    breakerInterval: cannot({
      reason: 'Linkerd ejects at once, and has no interval',
      wayOut: 'leave interval out',
      source: `${docs}/reference/circuit-breaking/`,
    }),
    connectionPool: noLimits,
    connectTimeout: noLimits,
    idleTimeout: noLimits,
    maxRequestsPerConnection: noLimits,
    maxConcurrentRetries: noLimits,
    loadBalancing: balancing,
    passthrough: balancing,
    retryBudget: noBudget,
    retryBudgetInterval: noBudget,
    subsets: cannot({
      reason: 'Linkerd sends to Services, and knows no subsets of one',
      wayOut: 'leave versions out: each version gets a Service of its own',
      source: `${docs}/reference/httproute/`,
    }),
    weightedSplit: can('linkerd'),
    fineWeights: can('linkerd'),
    testers: can('linkerd'),
    canaryWatch: part({
      loss: 'latency in steps from 25 ms to 1 s and 10 s; gRPC faults only where all routes are gRPC',
      wayOut: 'say a latency of 1 s or less',
      source: `${proxy}/metrics.rs`,
    }),
    permissiveStage: can('linkerd'),
    permissiveException: can('linkerd'),
    policyDryRun: part({
      loss: 'in strict only HTTP ports are told of; TCP ports tell in observe alone',
      wayOut: "read the proxies' logs in observe, before strict",
      source: `${docs}/reference/authorization-policy/`,
    }),
    allowByMethodAndPath: can('linkerd'),
    namespaceDeny: part({
      loss: 'pods that run already follow the Namespace at their next restart only',
      wayOut: 'restart what is not written here',
      source: `${docs}/reference/authorization-policy/#default-policies`,
    }),
    plaintextException: can('linkerd'),
    webhookPorts: can('linkerd'),
    scrapedPorts: can('linkerd'),
  },
} as const satisfies Readonly<Record<string, Features>>;

export type LinkerdVersion = keyof typeof linkerdFeatures;

export const isLinkerdVersion = (version: unknown): version is LinkerdVersion =>
  typeof version === 'string' && Object.hasOwn(linkerdFeatures, version);
