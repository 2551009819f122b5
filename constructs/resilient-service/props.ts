import type { Duration } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { Text } from '../../src/diagnostics';
import type { Percent } from '../../src/model/percent';
import type { WorkloadPort } from '../../src/model/port';
import type { Input, Refused } from '../../src/types';
import type { CommonProps } from '../common-props';
import type { LoadBalancing } from './load-balancing';
import type { Route } from './route';

/**
 * A Deployment defined elsewhere in the program: of any cdk8s-plus, or a plain ApiObject. It must be in the namespace of the
 * service (MESH5001, MESH5002). Its selector is never touched; without a ServiceAccount it gets one (MESH5004).
 */
export interface DeploymentLike extends IConstruct {
  readonly name: string;
  readonly metadata: { readonly namespace?: string };
}

/** CPU and memory as Kubernetes quantities. */
export interface ResourceAmounts {
  readonly cpu?: string;
  readonly memory?: string;
}

/** A path of the kubelet's HTTP probes. They are different questions, so the same path for both is a finding (MESH5101). */
export interface ProbeProps {
  /** Answers while the process can work at all; a failure restarts the container. @default none: only its exit does */
  readonly liveness?: string;
  /** Answers while the pod can take requests; a failure takes it out of the Service. @default a TCP connection to the port */
  readonly readiness?: string;
}

/** Pods that an autoscaler counts: `replicas` is then left out of the Deployment, and breakers are checked for both ends. */
export interface ReplicaRange {
  readonly min: number;
  readonly max: number;
  /** Who sets the number, such as `HorizontalPodAutoscaler`. */
  readonly ownedBy: string;
}

/**
 * A Deployment written for the service: rolling update without loss (maxUnavailable 0, a preStop sleep, a grace period), a
 * PodDisruptionBudget, non-root. Whatever else a pod needs, define it with cdk8s-plus and pass it.
 */
export interface OwnWorkloadProps {
  /** The container image, best with a digest or a tag that never moves. */
  readonly image: Input<string>;
  /** The container port that serves the routes. */
  readonly port: number;
  /** Further container ports by name, exposed by the Service under the same number: a webhook, metrics. */
  readonly ports?: Readonly<Record<string, number>>;
  /** @default 2 */
  readonly replicas?: Input<number> | ReplicaRange;
  /** Environment variables of the container, by name. A secret belongs in a Secret: here it stands in the manifest. @default none */
  readonly env?: Readonly<Record<string, Input<string>>>;
  /** @default requests of 100m CPU and 128Mi memory, a limit of 256Mi memory and none of CPU */
  readonly resources?: { readonly requests?: ResourceAmounts; readonly limits?: ResourceAmounts };
  readonly probes?: ProbeProps;
  /**
   * How long the container goes on serving after it has left the endpoints, since proxies learn of it late. Whole seconds.
   * Kubernetes 1.30 or later (the preStop sleep action).
   *
   * @default 15 seconds
   */
  readonly preStopSleep?: Duration;
  /** From the start of preStop to SIGKILL. Whole seconds, longer than preStopSleep. @default preStopSleep plus 30 seconds */
  readonly terminationGracePeriod?: Duration;
}

/** What is said in the pod template, and nowhere else. */
type TemplateProp = 'image' | 'ports' | 'env' | 'resources' | 'probes' | 'preStopSleep' | 'terminationGracePeriod';
type NeedsTemplate = { readonly [Prop in TemplateProp]?: Refused<Text<'MESH5005', { prop: Prop }>> };

/** A given Deployment with what cannot be read off it. */
export interface GivenWorkloadProps extends NeedsTemplate {
  readonly deployment: DeploymentLike;
  /** The container port that serves the routes. @default the Deployment's only port */
  readonly port?: number;
}

/** Pods that exist already; props that need the pod template are refused (MESH5005). */
export interface SelectedWorkloadProps extends NeedsTemplate {
  /** Labels that select the pods. */
  readonly selector: Readonly<Record<string, string>>;
  /** The ServiceAccount that the pods run as. `default` is refused as a caller. */
  readonly serviceAccount: string;
  /** The container port that serves the routes. */
  readonly port: number;
  /** How many pods there are; breakers are checked against it. @default unknown */
  readonly replicas?: Input<number> | ReplicaRange;
}

/** By what it has not, the compiler tells an own workload from those that are defined elsewhere, and says what is wrong with it. */
interface DefinedHere {
  readonly deployment?: undefined;
  readonly selector?: undefined;
}

export type WorkloadProps =
  | (OwnWorkloadProps & DefinedHere)
  | GivenWorkloadProps
  | SelectedWorkloadProps
  | DeploymentLike;

/**
 * Passive health: an endpoint that keeps failing gets no requests for a while. On Istio the DestinationRule's
 * `outlierDetection`, counted by every client proxy for itself. Panic mode is off: with all endpoints ejected requests fail
 * rather than go to ejected ones. On Linkerd the failure accrual of the Services, where one request probes an endpoint before it is back.
 * On Consul the `passiveHealthCheck` of the ServiceDefaults of each caller, so callers that are no services of the program have none.
 *
 * Source: https://istio.io/latest/docs/reference/config/networking/destination-rule/#OutlierDetection
 */
export interface CircuitBreakerProps {
  /** Answers 5xx, connect failures and timeouts in a row that eject, 1 or more. One of the two counts is needed. */
  readonly consecutive5xx?: number;
  /** 502, 503 and 504 in a row that eject; of use below consecutive5xx. */
  readonly consecutiveGatewayErrors?: number | undefined;
  /** How often ejection is considered. @default 10 seconds */
  readonly interval?: Duration | undefined;
  /** The first ejection; each further one is longer by the same. */
  readonly ejectFor: Duration;
  /**
   * How many endpoints may be out at once: a number of them, or a Percent of whole percents. Checked against the replicas:
   * Envoy rounds down, so at 10 % nothing is ever ejected from nine (MESH2103), and at 100 % everything is (MESH2104).
   */
  readonly ejectAtMost: number | Percent;
}

/**
 * Limits of each client proxy towards the service, not of all of them together; what is over them is answered 503 at once.
 * On Istio the DestinationRule's `connectionPool`, on Consul the `limits` of the ServiceDefaults of each caller.
 *
 * Source: https://istio.io/latest/docs/reference/config/networking/destination-rule/#ConnectionPoolSettings
 */
export interface ConnectionPoolProps {
  /** TCP connections. @default no limit */
  readonly maxConnections?: number;
  /** Limit of the TCP handshake. @default 10 seconds on Istio, 5 on Consul */
  readonly connectTimeout?: Duration | undefined;
  /** Connections without requests are closed after this. @default 1 hour on Istio */
  readonly idleTimeout?: Duration | undefined;
  /** Requests that wait for a connection; Envoy counts those for which one is still being opened. @default no limit */
  readonly maxPendingRequests?: number;
  /** Requests under way. @default no limit */
  readonly maxRequests?: number;
  /** Requests after which a connection is closed; 1 turns keep-alive off. @default no limit */
  readonly maxRequestsPerConnection?: number | undefined;
  /** Retries under way at once; a retryBudget is the better limit. @default no limit */
  readonly maxRetries?: number | undefined;
}

/**
 * Retries under way at once, as a share of the requests under way, so that an outage is not answered with a storm. Envoy keeps
 * it per host, so it holds for all routes of the service.
 *
 * Source: https://istio.io/latest/docs/reference/config/networking/destination-rule/#TrafficPolicy-RetryBudget
 */
export interface RetryBudgetProps {
  /** Share of the active requests that may be retries. */
  readonly percent: Percent;
  /** Retries that are always allowed at once. @default 3 */
  readonly minConcurrency?: number;
  /** How long a request counts as active after it ended. Needs Istio 1.31 (MESH1010). @default only while it is active */
  readonly interval?: Duration | undefined;
}

/** A caller without a sidecar that must stay for a while. */
export interface PlaintextExceptionProps {
  /** Where it calls from, such as `10.1.2.0/24`; plaintext has no identity. */
  readonly cidr: string;
  /** The workload port it calls. mTLS, authorization and NetworkPolicy open for this port together. */
  readonly port: WorkloadPort;
  /** Who it is, and what ends it. */
  readonly reason: string;
  /** The last day, YYYY-MM-DD in UTC. After it a warning, and after 14 days more a refusal (MESH3104). */
  readonly until: string;
}

/** A port that the API server calls: admission and conversion webhooks. The API server is in no mesh. */
export interface WebhookProps {
  readonly port: WorkloadPort;
  /** Addresses of the API server. @default any, since most clusters cannot tell */
  readonly cidrs?: readonly string[];
}

/**
 * A port that Prometheus scrapes itself, without the sidecar's merged metrics. Open for the mesh's `scrapers`, which must present
 * their mesh certificate when they scrape, or in plaintext for `cidrs`. Until the strict stage the sidecar hands such TLS to the application
 * unread: scrape in plaintext until then, and change the scraper with that release.
 */
export interface ScrapeProps {
  readonly port: WorkloadPort;
  /** Addresses of scrapers outside the mesh, which speak plaintext. @default the mesh's scrapers, by their identity */
  readonly cidrs?: readonly string[];
}

/** Props of `ResilientService`. */
export interface ResilientServiceProps extends CommonProps {
  /** The pods: `{ image, port }`, a Deployment of any cdk8s-plus, `{ deployment, port }`, or `{ selector, serviceAccount, port }`. */
  readonly workload: WorkloadProps;
  /**
   * Routes by method and path. Order means nothing: the most specific one wins, as in Gateway API; overlaps that this cannot
   * decide are refused (MESH2101). What no route names still reaches the service, retried on the proven conditions only.
   *
   * Routes, retries, timeouts, `closed` and the share of a canary hold for callers with a sidecar. An ingress gateway routes by its
   * own configuration, and a plaintext caller by none. A caller with a sidecar that dials a pod's address instead of the name counts as
   * one: it leaves without mutual TLS, follows no route, and is cut off from the strict stage on.
   *
   * @default one route for everything, treated as a write
   */
  readonly routes?: readonly Route[];
  /** What no route names is answered 404. Needs routes (MESH2007). @default false */
  readonly closed?: boolean | undefined;
  /** The port that callers dial. @default 80 */
  readonly port?: number;
  /** How requests are spoken. @default grpc where all routes are gRPC, http2 where some are, else http */
  readonly protocol?: 'http' | 'http2' | 'grpc';
  /** @default none; on meshes that have one by default it is turned off explicitly */
  readonly circuitBreaker?: CircuitBreakerProps | undefined;
  /** @default no limits */
  readonly connectionPool?: ConnectionPoolProps | undefined;
  /** @default LoadBalancing.leastRequest() */
  readonly loadBalancing?: LoadBalancing | undefined;
  /** Needed for retries on 4xx (MESH2005). @default none */
  readonly retryBudget?: RetryBudgetProps | undefined;
  /**
   * How versions of the service are told apart while it has a canary: each by a Service of its own, or as subsets of its pods. With subsets
   * callers know one more cluster for the service, canary or not, so that none is taken away under a route; and an alert cannot tell a
   * version without healthy pods. To be chosen in a release without a canary (Istio reads routes and subsets one after the other). Refused
   * for pods that are not written here (MESH4007).
   *
   * @default services
   */
  readonly versions?: 'services' | 'subsets' | undefined;
  /** Callers without a sidecar that must stay for a while. */
  readonly plaintext?: readonly PlaintextExceptionProps[] | undefined;
  /** Ports that the API server calls. */
  readonly webhooks?: readonly WebhookProps[] | undefined;
  /** Ports that Prometheus scrapes directly. */
  readonly scrapes?: readonly ScrapeProps[] | undefined;
}
