import type { Feature } from 'cdk8s-mesh';

/** A program that asks for a feature and for little else: props of a service, of a canary or of the namespace. */
export type Snippet =
  | { readonly service: string }
  | { readonly canary: string }
  | { readonly namespace: string }
  /** It asks for the feature only together with what a type does not see, and is refused at synth. */
  | { readonly untyped: string; readonly service?: string; readonly canary?: string };

const retries = (said: string, rest = ''): Snippet => ({ service: `routes: [get('/a', { retries: ${said} })]${rest}` });
const on = (conditions: string, rest = ''): Snippet => retries(`{ attempts: 1, on: [${conditions}] }`, rest);
const budget = 'retryBudget: { percent: Percent.of(20) }';
const breaker = 'consecutive5xx: 5, ejectFor: Duration.seconds(30), ejectAtMost: 1';

export const snippets: Readonly<Record<Feature, Snippet>> = {
  requestRoutes: { service: "routes: [get('/a')]" },
  requestTimeout: { service: "routes: [get('/a', { timeout: Duration.seconds(1) })]" },
  retryOnStatus: on("'5xx'"),
  retryOnGrpcStatus: {
    service: "routes: [grpc('a.B/C', { idempotent: true, retries: { attempts: 1, on: ['unavailable'] } })]",
  },
  retryOnConnectFailure: on("'connect-failure'"),
  retryOnRefusedStream: on("'refused-stream'"),
  retryOnReset: on("'reset'"),
  retryOnResetBeforeRequest: on("'reset-before-request'"),
  retryOnOverload: on("'envoy-ratelimited'", `, ${budget}`),
  retryAfterSlowTry: {
    untyped: 'the limit is derived from the timeout',
    service: "routes: [get('/a', { timeout: Duration.seconds(3), retries: { attempts: 1, on: ['5xx'] } })]",
  },
  perTryTimeout: retries("{ attempts: 1, on: ['5xx'], perTryTimeout: Duration.seconds(1) }"),
  retriesOff: retries("'off'"),
  retryBackoff: retries("{ attempts: 1, on: ['5xx'], backoff: Duration.millis(50) }"),
  grpcRetriesBesideHttp: {
    untyped: 'one route does not see the others',
    service: "routes: [get('/a'), grpc('a.B/C', { idempotent: true, retries: { attempts: 1, on: ['unavailable'] } })]",
  },
  closedRoutes: { service: "routes: [get('/a')], closed: true" },
  circuitBreaker: { service: `circuitBreaker: { ${breaker} }` },
  gatewayErrorBreaker: { service: `circuitBreaker: { ${breaker}, consecutiveGatewayErrors: 3 }` },
  breakerInterval: { service: `circuitBreaker: { ${breaker}, interval: Duration.seconds(5) }` },
  connectionPool: { service: 'connectionPool: { maxConnections: 10 }' },
  connectTimeout: { service: 'connectionPool: { connectTimeout: Duration.seconds(1) }' },
  idleTimeout: { service: 'connectionPool: { idleTimeout: Duration.seconds(60) }' },
  maxRequestsPerConnection: { service: 'connectionPool: { maxRequestsPerConnection: 10 }' },
  maxConcurrentRetries: { service: 'connectionPool: { maxRetries: 3 }' },
  loadBalancing: { service: 'loadBalancing: LoadBalancing.random()' },
  passthrough: { service: 'loadBalancing: LoadBalancing.passthrough()' },
  retryBudget: { service: budget },
  retryBudgetInterval: { service: 'retryBudget: { percent: Percent.of(20), interval: Duration.seconds(5) }' },
  subsets: { service: "versions: 'subsets'" },
  weightedSplit: { canary: 'weight: Percent.of(10)' },
  fineWeights: { untyped: 'a share is a value', canary: 'weight: Percent.of(10.125)' },
  testers: { canary: "weight: Percent.of(0), testers: header('x-canary', 'true')" },
  canaryWatch: { canary: 'weight: Percent.of(10), watch: { errorRate: Percent.of(1) }' },
  permissiveStage: { namespace: 'stage: Stage.observe()' },
  permissiveException: {
    namespace: "stage: Stage.observe({ belowFloor: { reason: 'callers without a proxy', until: '2026-12-31' } })",
  },
  policyDryRun: { namespace: 'stage' },
  allowByMethodAndPath: { service: "routes: [get('/a')]" },
  namespaceDeny: { namespace: 'stage, complete: true' },
  plaintextException: {
    service:
      "plaintext: [{ cidr: '10.1.2.0/24', port: WorkloadPort.of(8080), reason: 'the nightly report', until: '2026-12-31' }]",
  },
  webhookPorts: { service: 'webhooks: [{ port: WorkloadPort.of(9443) }]' },
  scrapedPorts: { service: 'scrapes: [{ port: WorkloadPort.of(9102) }]' },
};
