import { Duration } from 'cdk8s';
import { describe } from '../../src/diagnostics';
import { isFieldName } from '../../src/model/header-match';
import { Percent } from '../../src/model/percent';
import type {
  CircuitBreakerModel,
  ConnectionPoolModel,
  EjectionBound,
  HashKeyModel,
  LoadBalancingModel,
  RetryBudgetModel,
} from '../../src/model/traffic-policy';
import type { KeysOf, PropsReader } from '../../src/synth/props-reader';
import { HashKey, LoadBalancing } from './load-balancing';
import type { CircuitBreakerProps, ConnectionPoolProps, RetryBudgetProps } from './props';

const breakerKeys: KeysOf<CircuitBreakerProps> = {
  consecutive5xx: true,
  consecutiveGatewayErrors: true,
  interval: true,
  ejectFor: true,
  ejectAtMost: true,
};
const poolKeys: KeysOf<ConnectionPoolProps> = {
  maxConnections: true,
  connectTimeout: true,
  idleTimeout: true,
  maxPendingRequests: true,
  maxRequests: true,
  maxRequestsPerConnection: true,
  maxRetries: true,
};
const budgetKeys: KeysOf<RetryBudgetProps> = { percent: true, minConcurrency: true, interval: true };

/** The largest count that a proxy takes. */
const most = 2 ** 31 - 1;
/** Envoy's own interval, and Istio's default, in milliseconds. */
const defaultInterval = 10_000;
/** Istio's default for `minRetryConcurrency`. */
const defaultMinConcurrency = 3;

function readBound(reader: PropsReader): EjectionBound | undefined {
  const given = reader.raw('ejectAtMost');
  if (given instanceof Percent) {
    const percent = reader.percent('ejectAtMost');
    if (percent === undefined || (Number.isInteger(percent) && percent > 0)) {
      return percent === undefined ? undefined : { kind: 'Share', percent };
    }
    const range = 'whole percents from 1 to 100, since Envoy knows no others';
    return reader.refuse('MESH1005', 'ejectAtMost', { prop: 'ejectAtMost', value: `${percent} %`, range });
  }
  if (typeof given !== 'number') return reader.mismatch('ejectAtMost', 'a number of endpoints, or a Percent of them');
  const hosts = reader.integer('ejectAtMost', 1, most);
  return hosts === undefined ? undefined : { kind: 'Hosts', hosts };
}

export function readCircuitBreaker(service: PropsReader): CircuitBreakerModel | undefined {
  const reader = service.object('circuitBreaker', breakerKeys);
  if (reader === undefined) return undefined;
  const consecutive5xx = reader.integer('consecutive5xx', 1, most);
  const consecutiveGatewayErrors = reader.integer('consecutiveGatewayErrors', 1, most);
  if (!reader.has('consecutive5xx') && !reader.has('consecutiveGatewayErrors')) {
    reader.mismatch('consecutive5xx', 'consecutive5xx or consecutiveGatewayErrors');
  }
  const interval = reader.duration('interval') ?? defaultInterval;
  const ejectFor = reader.has('ejectFor') ? reader.duration('ejectFor') : reader.mismatch('ejectFor', 'a Duration');
  const ejectAtMost = readBound(reader);
  if (ejectFor === undefined || ejectAtMost === undefined) return undefined;
  return { consecutive5xx, consecutiveGatewayErrors, interval, ejectFor, ejectAtMost, panicBelow: 0 };
}

export function readConnectionPool(service: PropsReader): ConnectionPoolModel | undefined {
  const reader = service.object('connectionPool', poolKeys);
  if (reader === undefined) return undefined;
  const pool: ConnectionPoolModel = {
    maxConnections: reader.integer('maxConnections', 1, most),
    connectTimeout: reader.duration('connectTimeout'),
    idleTimeout: reader.duration('idleTimeout'),
    maxPendingRequests: reader.integer('maxPendingRequests', 0, most),
    maxRequests: reader.integer('maxRequests', 1, most),
    maxRequestsPerConnection: reader.integer('maxRequestsPerConnection', 1, most),
    maxRetries: reader.integer('maxRetries', 0, most),
  };
  return Object.values(pool).some((limit) => limit !== undefined) ? pool : undefined;
}

function readHashKey(given: unknown, service: PropsReader): HashKeyModel | undefined {
  const refuse = (prop: string, expected: string, got: unknown): undefined =>
    service.refuse('MESH1002', 'loadBalancing', { prop, expected, got: describe(got) });
  if (!(given instanceof HashKey)) return refuse('key', "a HashKey, such as HashKey.header('x-user')", given);
  const key = given._input;
  if (key.kind === 'SourceIp') return key;
  const isName =
    typeof key.name === 'string' && (key.kind === 'QueryParameter' ? key.name !== '' : isFieldName(key.name));
  if (!isName) return refuse('name', `the name of a ${words[key.kind]}`, key.name);
  if (key.kind !== 'Cookie') return { kind: key.kind, name: key.kind === 'Header' ? key.name.toLowerCase() : key.name };
  const ttl = key.ttl instanceof Duration ? key.ttl.toMilliseconds({ integral: false }) : Number.NaN;
  return Number.isInteger(ttl)
    ? { kind: key.kind, name: key.name, ttl }
    : refuse('ttl', 'a Duration of whole milliseconds', key.ttl);
}

const words = { Header: 'header', Cookie: 'cookie', QueryParameter: 'query parameter' } as const;

export function readLoadBalancing(service: PropsReader): LoadBalancingModel {
  const given = service.raw('loadBalancing');
  if (given === undefined) return { kind: 'LeastRequest' };
  if (!(given instanceof LoadBalancing)) {
    service.refuse('MESH2009', 'loadBalancing', { got: describe(given) });
    return { kind: 'LeastRequest' };
  }
  if (given._kind !== 'ConsistentHash') return { kind: given._kind };
  const key = readHashKey(given._key, service);
  return key === undefined ? { kind: 'LeastRequest' } : { kind: 'ConsistentHash', key };
}

export function readRetryBudget(service: PropsReader): RetryBudgetModel | undefined {
  const reader = service.object('retryBudget', budgetKeys);
  if (reader === undefined) return undefined;
  const percent = reader.has('percent') ? reader.percent('percent') : reader.mismatch('percent', 'a Percent');
  const minConcurrency = reader.integer('minConcurrency', 0, most) ?? defaultMinConcurrency;
  const interval = reader.duration('interval');
  return percent === undefined ? undefined : { percent, minConcurrency, interval };
}
