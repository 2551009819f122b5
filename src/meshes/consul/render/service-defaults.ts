import {
  ServiceDefaults,
  type ServiceDefaultsSpec,
  type ServiceDefaultsSpecUpstreamConfig,
} from '../../../../imports/consul-2.0/service-defaults-v1alpha1';
import { compareText } from '../../../common/compare-text';
import { written } from '../../../model/later';
import type { Graph } from '../../../model/program';
import type { ServiceModel } from '../../../model/resilient-service';
import { type CircuitBreakerModel, type ConnectionPoolModel, ejectionPercent } from '../../../model/traffic-policy';
import { type VersionModel, versionsOf } from '../../../model/version';
import type { Draft } from '../../draft';
import { type ConsulSettings, duration, unlimited } from '../settings';
import { mutualTlsMode } from './mutual-tls';

type Upstream = NonNullable<ServiceDefaultsSpecUpstreamConfig['defaults']>;

/** Left out, Envoy ejects up to a tenth of the endpoints, by failures in a row and by success rate. */
const noBreaker: Upstream['passiveHealthCheck'] = { enforcingConsecutive5xx: 0, maxEjectionPercent: 0 };

function breaker(model: CircuitBreakerModel, { workload }: VersionModel): Upstream['passiveHealthCheck'] {
  return {
    interval: duration(model.interval),
    maxFailures: model.consecutive5xx ?? unlimited,
    enforcingConsecutive5xx: 100,
    maxEjectionPercent: written(ejectionPercent(model.ejectAtMost, workload.replicas)),
    baseEjectionTime: duration(model.ejectFor),
  };
}

/** All three, since the limits of an upstream replace those of the defaults as a whole. */
const limits = (pool: ConnectionPoolModel | undefined): Upstream['limits'] => ({
  maxConnections: pool?.maxConnections ?? unlimited,
  maxPendingRequests: pool?.maxPendingRequests ?? unlimited,
  maxConcurrentRequests: pool?.maxRequests ?? unlimited,
});

/** What a caller keeps to towards each name of a service that it may call; nothing where the service asks for nothing. */
function upstreamsOf(callee: ServiceModel, graph: Graph, { edition }: ConsulSettings): readonly Upstream[] {
  const { circuitBreaker, connectionPool } = callee.policy;
  if (circuitBreaker === undefined && connectionPool === undefined) return [];
  const versions = versionsOf(callee, graph).filter(({ role, subset }) => role === 'stable' || subset === undefined);
  return versions.map((version) => ({
    name: version.name,
    ...(edition === 'enterprise' ? { namespace: callee.namespace } : {}),
    passiveHealthCheck: circuitBreaker === undefined ? noBreaker : breaker(circuitBreaker, version),
    limits: limits(connectionPool),
  }));
}

function upstreamConfig(
  caller: ServiceModel,
  graph: Graph,
  settings: ConsulSettings,
): ServiceDefaultsSpecUpstreamConfig {
  const callees = [...new Set(graph.edgesFrom(caller.path).map(({ to }) => to))].map((path) => graph.service(path)!);
  const overrides = callees
    .flatMap((callee) => upstreamsOf(callee, graph, settings))
    .sort((a, b) => compareText(`${a.namespace}/${a.name}`, `${b.namespace}/${b.name}`));
  return {
    defaults: { passiveHealthCheck: noBreaker, limits: limits(undefined) },
    ...(overrides.length === 0 ? {} : { overrides }),
  };
}

/**
 * The one entry of a name: what it speaks, how it is secured, and how it calls others, since breakers and limits are the caller's in
 * Consul. Its own sidecar would cut every request after 15 s, whatever the caller's route allows.
 */
export function renderServiceDefaults(
  version: VersionModel,
  service: ServiceModel,
  graph: Graph,
  settings: ConsulSettings,
): Draft {
  const spec: ServiceDefaultsSpec = {
    protocol: service.port.protocol,
    mutualTLSMode: mutualTlsMode(service, graph),
    localRequestTimeoutMs: unlimited,
    upstreamConfig: upstreamConfig(service, graph, settings),
  };
  return {
    owner: version.owner,
    phase: 'reference',
    apiVersion: ServiceDefaults.apiVersion,
    kind: ServiceDefaults.kind,
    metadata: { name: version.name, namespace: service.namespace },
    body: { spec },
  };
}
