/**
 * What a prop can ask of a mesh and not every mesh has, by name: the prop, and what it means. The states are in the table of each mesh.
 */
export const features = {
  requestRoutes: { prop: 'routes', means: 'requests are told apart by method, path and header' },
  requestTimeout: { prop: 'routes[].timeout', means: 'a limit of the whole request, tries included' },
  retryOnStatus: { prop: 'routes[].retries.on', means: 'tries again on 5xx, gateway-error or a status code' },
  retryOnGrpcStatus: { prop: 'routes[].retries.on', means: 'tries again on a gRPC status' },
  retryOnConnectFailure: { prop: 'routes[].retries.on', means: 'tries again where no connection came about' },
  retryOnRefusedStream: { prop: 'routes[].retries.on', means: 'tries again on a stream that was refused unread' },
  retryOnReset: { prop: 'routes[].retries.on', means: 'tries again where the connection broke without an answer' },
  retryOnResetBeforeRequest: {
    prop: 'routes[].retries.on',
    means: 'tries again where the connection broke before the request was sent',
  },
  retryOnOverload: {
    prop: 'routes[].retries.on',
    means: 'tries again on retriable-4xx, envoy-ratelimited, 408, 409, 425, 429 or resource-exhausted',
  },
  retryAfterSlowTry: {
    prop: 'routes[].retries with a timeout',
    means: 'a limit for each try, derived from the timeout, so that a slow try is followed by another',
  },
  perTryTimeout: { prop: 'routes[].retries.perTryTimeout', means: 'a limit for each try, said' },
  retriesOff: { prop: "routes[].retries: 'off'", means: 'no request of the route is tried again' },
  retryBackoff: { prop: 'routes[].retries.backoff', means: 'the base of the back-off between tries, said' },
  grpcRetriesBesideHttp: {
    prop: 'routes[].retries of a gRPC route',
    means: 'retries on gRPC statuses in a service with HTTP routes',
  },
  closedRoutes: { prop: 'closed', means: 'what no route names is answered 404' },
  circuitBreaker: { prop: 'circuitBreaker', means: 'endpoints that fail in a row are left out for a while' },
  gatewayErrorBreaker: {
    prop: 'circuitBreaker.consecutiveGatewayErrors',
    means: '502, 503 and 504 are counted apart from other 5xx',
  },
  breakerInterval: { prop: 'circuitBreaker.interval', means: 'how often ejection is considered, said' },
  connectionPool: { prop: 'connectionPool', means: 'limits of one client proxy towards the service' },
  connectTimeout: { prop: 'connectionPool.connectTimeout', means: 'a limit of the TCP handshake' },
  idleTimeout: { prop: 'connectionPool.idleTimeout', means: 'connections without requests are closed' },
  maxRequestsPerConnection: {
    prop: 'connectionPool.maxRequestsPerConnection',
    means: 'a connection is closed after so many requests',
  },
  maxConcurrentRetries: { prop: 'connectionPool.maxRetries', means: 'so many retries may run at once' },
  loadBalancing: { prop: 'loadBalancing', means: 'which endpoint gets a request, said' },
  passthrough: { prop: 'loadBalancing', means: 'the address that the caller dialled, without balancing' },
  retryBudget: { prop: 'retryBudget', means: 'retries as a share of the active requests' },
  retryBudgetInterval: { prop: 'retryBudget.interval', means: 'how long an ended request counts for the budget' },
  subsets: { prop: 'versions', means: 'versions of a service as subsets of its pods' },
  weightedSplit: { prop: 'CanaryRelease.weight', means: 'a share of the requests' },
  fineWeights: { prop: 'CanaryRelease.weight', means: 'a share of more than two decimals' },
  testers: { prop: 'CanaryRelease.testers', means: 'requests with a header or cookie always meet the canary' },
  canaryWatch: { prop: 'CanaryRelease.watch', means: 'alerts for each version from the metrics of the mesh' },
  permissiveStage: { prop: 'stage', means: 'observe: plaintext and mutual TLS side by side' },
  permissiveException: {
    prop: 'stage',
    means: "observe below the mesh's own floor, with a reason and a last day",
  },
  policyDryRun: { prop: 'stage', means: 'what authorize would refuse is told beforehand, in observe and strict' },
  allowByMethodAndPath: { prop: 'allow', means: 'a caller may use some methods and paths and no others' },
  namespaceDeny: { prop: 'complete', means: 'the deny covers the namespace with all that may be added to it' },
  plaintextException: { prop: 'plaintext', means: 'one port stays open for plaintext of known addresses' },
  webhookPorts: { prop: 'webhooks', means: 'a port that the API server calls stays open for it' },
  scrapedPorts: { prop: 'scrapes', means: 'a port that Prometheus scrapes stays open for it' },
} as const satisfies Readonly<Record<string, { readonly prop: string; readonly means: string }>>;

export type Feature = keyof typeof features;

/** The mesh does it. */
export interface Can {
  readonly state: 'can';
  /** The conformance suite in which an engine shows it. */
  readonly shown: string;
}

/** The mesh does it, with a loss that is told and can be accepted with a reason. */
export interface Part {
  readonly state: 'part';
  readonly loss: string;
  readonly wayOut: string;
  /** The conformance suite in which it fails, or the page that says so. */
  readonly source: string;
}

/** A prop that asks for it does not compile. */
export interface Cannot {
  readonly state: 'cannot';
  readonly reason: string;
  readonly wayOut: string;
  /** The conformance suite in which it fails, or the page that says so. */
  readonly source: string;
}

export type FeatureState = Can | Part | Cannot;

/** What a mesh has: the only source for the types, their twins at synth, the docs and `explain`. */
export type Features = { readonly [F in Feature]: FeatureState };

export const can = <const Shown extends string>(shown: Shown): { readonly state: 'can'; readonly shown: Shown } => ({
  state: 'can',
  shown,
});

export const part = <const P extends Omit<Part, 'state'>>(said: P): { readonly state: 'part' } & P => ({
  state: 'part',
  ...said,
});

export const cannot = <const C extends Omit<Cannot, 'state'>>(said: C): { readonly state: 'cannot' } & C => ({
  state: 'cannot',
  ...said,
});

/** One prop that asks for a feature. */
export interface UseModel {
  readonly kind: 'Use';
  /** Path of the construct, and where in its props. */
  readonly path: string;
  readonly at: string;
  /** Path of the namespace construct, whose mesh it is. */
  readonly namespacePath: string;
  readonly feature: Feature;
}
