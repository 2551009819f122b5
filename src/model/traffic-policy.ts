import { type Leaf, mapLeaf } from './later';
import { fewestPods, type ReplicasModel } from './workload';

/** Which endpoint gets a request. */
export type LoadBalancingModel =
  | { readonly kind: 'RoundRobin' }
  | { readonly kind: 'LeastRequest' }
  | { readonly kind: 'Random' }
  | { readonly kind: 'Passthrough' }
  | { readonly kind: 'ConsistentHash'; readonly key: HashKeyModel };

export type HashKeyModel =
  | { readonly kind: 'Header'; readonly name: string }
  | { readonly kind: 'Cookie'; readonly name: string; readonly ttl: number }
  | { readonly kind: 'SourceIp' }
  | { readonly kind: 'QueryParameter'; readonly name: string };

/** How many hosts may be ejected at once: a number of hosts, or a share of them in percent. */
export type EjectionBound =
  | { readonly kind: 'Hosts'; readonly hosts: number }
  | { readonly kind: 'Share'; readonly percent: number };

/** Passive health: a host that keeps failing is taken out for a while. Milliseconds. */
export interface CircuitBreakerModel {
  readonly consecutive5xx: number | undefined;
  readonly consecutiveGatewayErrors: number | undefined;
  readonly interval: number;
  readonly ejectFor: number;
  readonly ejectAtMost: EjectionBound;
  /** Below this share of healthy hosts all are used again; 0 is never. */
  readonly panicBelow: number;
}

/** Limits of one client proxy towards a host; what is over them is refused at once. Milliseconds. */
export interface ConnectionPoolModel {
  readonly maxConnections: number | undefined;
  readonly connectTimeout: number | undefined;
  readonly idleTimeout: number | undefined;
  readonly maxPendingRequests: number | undefined;
  readonly maxRequests: number | undefined;
  readonly maxRequestsPerConnection: number | undefined;
  readonly maxRetries: number | undefined;
}

/** Retries that may run at once, as a share of the active requests of one client proxy. */
export interface RetryBudgetModel {
  readonly percent: number;
  readonly minConcurrency: number;
  readonly interval: number | undefined;
}

/** What holds for every connection to a host, whichever route was taken. */
export interface TrafficPolicyModel {
  readonly loadBalancing: LoadBalancingModel;
  readonly circuitBreaker: CircuitBreakerModel | undefined;
  readonly connectionPool: ConnectionPoolModel | undefined;
  readonly retryBudget: RetryBudgetModel | undefined;
}

/**
 * Whether Envoy ejects one host more: it does while (ejected + 1) / hosts stays within the bound, in percent.
 * Seen in Envoy 1.40: 10 % ejects none of 9, 50 % none of 1, 100 % all.
 */
const ejectable = (percent: number, hosts: number): number => Math.floor((percent * hosts) / 100);

/** The whole percent that ejects at most that many of so many hosts, or undefined where no whole percent does. */
export function percentOf(bound: EjectionBound, hosts: number): number | undefined {
  if (bound.kind === 'Share') return bound.percent;
  const percent = Math.ceil((bound.hosts * 100) / hosts);
  return percent <= 100 && ejectable(percent, hosts) === bound.hosts ? percent : undefined;
}

/** The bound as a share of the fewest endpoints. With no pods at all there is nobody to eject, and any bound will do. */
export const ejectionPercent = (bound: EjectionBound, replicas: ReplicasModel): Leaf<number> =>
  bound.kind === 'Share'
    ? bound.percent
    : mapLeaf(fewestPods(replicas), (pods) => percentOf(bound, Math.max(1, pods)) ?? 100);

/** How many of so many hosts may be out at once. */
export const ejectedAtMost = (bound: EjectionBound, hosts: number): number =>
  bound.kind === 'Hosts' ? Math.min(bound.hosts, hosts) : ejectable(bound.percent, hosts);
