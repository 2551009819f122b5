import {
  DestinationRule,
  type DestinationRuleSpec,
  type DestinationRuleSpecTrafficPolicy,
} from '../../../../imports/istio-1.31/destination-rule-v1';
import { written } from '../../../model/later';
import type { Graph } from '../../../model/program';
import type { ServiceModel } from '../../../model/resilient-service';
import type {
  CircuitBreakerModel,
  ConnectionPoolModel,
  HashKeyModel,
  LoadBalancingModel,
  RetryBudgetModel,
} from '../../../model/traffic-policy';
import { ejectionPercent } from '../../../model/traffic-policy';
import { stableOf, type VersionModel, versionsOf } from '../../../model/version';
import type { Draft } from '../../draft';
import { seconds } from '../settings';
import { exportTo } from './export-to';

type Policy = DestinationRuleSpecTrafficPolicy;

const simple = {
  LeastRequest: 'LEAST_REQUEST',
  RoundRobin: 'ROUND_ROBIN',
  Random: 'RANDOM',
  Passthrough: 'PASSTHROUGH',
} as const;

function consistentHash(key: HashKeyModel): NonNullable<Policy['loadBalancer']>['consistentHash'] {
  if (key.kind === 'SourceIp') return { useSourceIp: true };
  if (key.kind === 'Cookie') return { httpCookie: { name: key.name, ttl: seconds(key.ttl) } };
  return key.kind === 'Header' ? { httpHeaderName: key.name } : { httpQueryParameterName: key.name };
}

/** Outlier detection would switch on locality failover by itself, so it is turned off in words. */
function loadBalancer(model: LoadBalancingModel): Policy['loadBalancer'] {
  const localityLbSetting = { enabled: false };
  return model.kind === 'ConsistentHash'
    ? { consistentHash: consistentHash(model.key), localityLbSetting }
    : { simple: simple[model.kind], localityLbSetting };
}

/** Leaves out what was not said, and keeps zeros. */
function said<T extends object>(values: T): Partial<T> | undefined {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined);
  return entries.length === 0 ? undefined : (Object.fromEntries(entries) as Partial<T>);
}

const optionalSeconds = (ms: number | undefined): string | undefined => (ms === undefined ? undefined : seconds(ms));

function connectionPool(model: ConnectionPoolModel): Policy['connectionPool'] {
  return said({
    tcp: said({ maxConnections: model.maxConnections, connectTimeout: optionalSeconds(model.connectTimeout) }),
    http: said({
      http1MaxPendingRequests: model.maxPendingRequests,
      http2MaxRequests: model.maxRequests,
      maxRequestsPerConnection: model.maxRequestsPerConnection,
      maxRetries: model.maxRetries,
      idleTimeout: optionalSeconds(model.idleTimeout),
    }),
  });
}

function outlierDetection(model: CircuitBreakerModel, version: VersionModel): Policy['outlierDetection'] {
  return {
    consecutive5xxErrors: model.consecutive5xx ?? 0,
    ...(model.consecutiveGatewayErrors === undefined
      ? {}
      : { consecutiveGatewayErrors: model.consecutiveGatewayErrors }),
    interval: seconds(model.interval),
    baseEjectionTime: seconds(model.ejectFor),
    maxEjectionPercent: written(ejectionPercent(model.ejectAtMost, version.workload.replicas)),
    minHealthPercent: model.panicBelow,
  };
}

const retryBudget = (model: RetryBudgetModel): Policy['retryBudget'] => ({
  percent: model.percent,
  minRetryConcurrency: model.minConcurrency,
  ...(model.interval === undefined ? {} : { budgetInterval: seconds(model.interval) }),
});

function trafficPolicy(service: ServiceModel, version: VersionModel): Policy {
  const { loadBalancing, circuitBreaker, connectionPool: pool, retryBudget: budget } = service.policy;
  return {
    loadBalancer: loadBalancer(loadBalancing),
    ...(pool === undefined ? {} : { connectionPool: connectionPool(pool) }),
    ...(circuitBreaker === undefined ? {} : { outlierDetection: outlierDetection(circuitBreaker, version) }),
    ...(budget === undefined ? {} : { retryBudget: retryBudget(budget) }),
  };
}

/** A subset with the whole policy, since a subset's field replaces the one above it. */
const subsetOf = (version: VersionModel, service: ServiceModel) => ({
  name: version.subset!,
  labels: { ...version.workload.labels },
  trafficPolicy: trafficPolicy(service, version),
});

function draft(
  version: VersionModel,
  service: ServiceModel,
  graph: Graph,
  subsets?: DestinationRuleSpec['subsets'],
): Draft {
  const spec: DestinationRuleSpec = {
    host: version.host,
    exportTo: exportTo(service, graph),
    trafficPolicy: trafficPolicy(service, version),
    subsets,
  };
  return {
    owner: version.owner,
    phase: 'reference',
    apiVersion: DestinationRule.apiVersion,
    kind: DestinationRule.kind,
    metadata: { name: version.name, namespace: service.namespace },
    body: { spec },
  };
}

/** The one DestinationRule of the service's host, with the subsets of its versions where they share the host. */
export function renderDestinationRule(service: ServiceModel, graph: Graph): Draft {
  const versions = versionsOf(service, graph).filter(({ subset }) => subset !== undefined);
  return draft(
    stableOf(service),
    service,
    graph,
    versions.length === 0 ? undefined : versions.map((version) => subsetOf(version, service)),
  );
}

/** The one of a canary's own host. */
export const renderVersionDestinationRule = (version: VersionModel, service: ServiceModel, graph: Graph): Draft =>
  draft(version, service, graph);
