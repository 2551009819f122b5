import { can, cannot, type Features, part } from '../../model/feature';

/** Envoy's own limit, which no entry of Consul lifts. */
const threeAtOnce = part({
  loss: 'a caller runs at most three retries at once towards a service',
  wayOut: 'let the application try again where more than three fail at once',
  source: 'consul',
});

const annotations = 'https://developer.hashicorp.com/consul/docs/reference/k8s/annotation-label';
const router = 'https://developer.hashicorp.com/consul/docs/reference/config-entry/service-router';
const defaults = 'https://developer.hashicorp.com/consul/docs/reference/config-entry/service-defaults';

/** An opening takes its port out of the proxy. */
const besideTheProxy = part({
  loss: 'the port leaves the proxy for everybody: no mutual TLS and no intention on it',
  wayOut: 'limit its callers by stage isolate, or by what the application asks of them',
  source: annotations,
});

const features = {
  requestRoutes: can('consul'),
  requestTimeout: can('consul'),
  retriesOff: can('consul'),
  retryOnStatus: threeAtOnce,
  retryOnGrpcStatus: threeAtOnce,
  retryOnConnectFailure: part({
    loss: 'where the application is gone its own sidecar answers 503, which is not tried again',
    wayOut: 'say on: [503] for methods of which a repeat is harmless',
    source: 'consul',
  }),
  retryOnRefusedStream: threeAtOnce,
  retryOnReset: threeAtOnce,
  retryOnResetBeforeRequest: cannot({
    reason: 'ServiceRouter does not take the condition reset-before-request',
    wayOut: 'leave it out: connect-failure covers a connection that never came about',
    source: 'consul',
  }),
  retryOnOverload: cannot({
    reason: 'Consul has no retry budget, without which overload may not be retried',
    wayOut: 'leave the condition out, and let the client back off',
    source: router,
  }),
  retryAfterSlowTry: part({
    loss: 'a try has no limit of its own: a slow first one uses up the timeout',
    wayOut: 'lower the timeout, and let the client try again',
    source: 'consul',
  }),
  perTryTimeout: cannot({
    reason: 'ServiceRouter has a limit of the whole request and none of a try',
    wayOut: 'leave perTryTimeout out, and lower the timeout',
    source: router,
  }),
  retryBackoff: cannot({
    reason: 'ServiceRouter has no back-off; Envoy waits 25 ms, longer each time',
    wayOut: 'leave backoff out',
    source: router,
  }),
  grpcRetriesBesideHttp: threeAtOnce,
  closedRoutes: cannot({
    reason: 'Consul sends to the service what no route names, and answers nothing itself',
    wayOut: 'leave closed out, and name the paths in allow',
    source: 'consul',
  }),
  circuitBreaker: part({
    loss: 'only services of this program have it as callers, and it ejects by success rate too',
    wayOut: 'declare callers as services; a gateway needs one of its own',
    source: 'consul',
  }),
  gatewayErrorBreaker: cannot({
    reason: 'passiveHealthCheck counts all 5xx alike',
    wayOut: 'use consecutive5xx',
    source: defaults,
  }),
  breakerInterval: can('consul'),
  connectionPool: part({
    loss: 'only services of this program keep the limits as callers',
    wayOut: 'declare callers as services; a gateway needs limits of its own',
    source: 'consul',
  }),
  connectTimeout: can('consul'),
  idleTimeout: cannot({
    reason: 'Consul has no idle timeout of connections',
    wayOut: 'leave idleTimeout out: Envoy closes after an hour',
    source: defaults,
  }),
  maxRequestsPerConnection: cannot({
    reason: 'Consul has no limit of requests on a connection',
    wayOut: 'leave maxRequestsPerConnection out',
    source: defaults,
  }),
  maxConcurrentRetries: cannot({
    reason: 'Consul cannot move the three retries at once that Envoy allows',
    wayOut: 'leave maxRetries out',
    source: defaults,
  }),
  loadBalancing: can('consul'),
  passthrough: cannot({
    reason: 'ServiceResolver has no policy that keeps the dialled address',
    wayOut: 'use another balancing, or dial the address of the pod',
    source: 'https://developer.hashicorp.com/consul/docs/reference/config-entry/service-resolver',
  }),
  retryBudget: cannot({
    reason: 'Consul has no retry budget; Envoy allows three retries at once',
    wayOut: 'leave retryBudget out',
    source: router,
  }),
  retryBudgetInterval: cannot({
    reason: 'Consul has no retry budget',
    wayOut: 'leave retryBudget out',
    source: router,
  }),
  subsets: can('consul'),
  weightedSplit: can('consul'),
  fineWeights: cannot({
    reason: 'ServiceSplitter rounds weights to two decimals',
    wayOut: 'use a weight of at most two decimals',
    source: 'consul',
  }),
  testers: can('consul'),
  canaryWatch: can('consul'),
  permissiveStage: cannot({
    reason: 'Consul refuses plaintext from the start, unless an exception allows it',
    wayOut: 'say belowFloor with a reason and a date, or start in strict',
    source: 'consul',
  }),
  permissiveException: part({
    loss: 'the Mesh entry allows it for all, and only the port of the routes takes plaintext',
    wayOut: 'start new namespaces in strict',
    source: 'https://developer.hashicorp.com/consul/docs/secure-mesh/certificate/permissive-mtls',
  }),
  policyDryRun: part({
    loss: 'nothing tells beforehand what authorize would refuse',
    wayOut: 'take the callers from the metrics of the sidecars before authorize',
    source: 'https://developer.hashicorp.com/consul/docs/reference/config-entry/service-intentions',
  }),
  allowByMethodAndPath: can('consul'),
  namespaceDeny: cannot({
    reason: 'an intention for all destinations denies the whole mesh, not one namespace',
    wayOut: 'leave complete out: each declared service has its own deny',
    source: 'consul',
  }),
  plaintextException: besideTheProxy,
  webhookPorts: besideTheProxy,
  scrapedPorts: besideTheProxy,
} as const satisfies Features;

/** What each supported Consul has, in both editions; the oldest comes first. */
export const consulFeatures = { '2.0': features } as const satisfies Readonly<Record<string, Features>>;

export type ConsulVersion = keyof typeof consulFeatures;

export const isConsulVersion = (version: unknown): version is ConsulVersion =>
  typeof version === 'string' && Object.hasOwn(consulFeatures, version);
