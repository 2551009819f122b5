import { conditionOf } from '../../model/retry';
import { type Ask, type Asked, ask } from '../ask';
import {
  type AuthorizationPolicy,
  type DestinationRule,
  kinds,
  type PeerAuthentication,
  type VirtualService,
} from './facts/kinds';

type Http = NonNullable<NonNullable<VirtualService['spec']>['http']>[number];
type Policy = NonNullable<NonNullable<DestinationRule['spec']>['trafficPolicy']>;

/** Fields of a route for which no prop stands. */
const beyondRoutes = [
  'mirror',
  'mirrors',
  'fault',
  'corsPolicy',
  'rewrite',
  'redirect',
  'headers',
  'delegate',
] as const;

function* retriesOf({ retries }: Http, at: string): Iterable<Asked> {
  if (retries === undefined || retries.attempts === 0) return;
  for (const name of (retries.retryOn ?? '').split(',')) {
    const condition = conditionOf(name.trim());
    if (condition !== undefined) yield { feature: condition.feature, at: `${at}.retries.retryOn` };
  }
  if (retries.perTryTimeout !== undefined) yield { feature: 'perTryTimeout', at: `${at}.retries.perTryTimeout` };
  if (retries.backoff !== undefined) yield { feature: 'retryBackoff', at: `${at}.retries.backoff` };
}

function* splitOf({ route = [] }: Http, at: string): Iterable<Asked> {
  const weights = route.map(({ weight }) => weight ?? 0);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (route.some(({ destination }) => destination.subset !== undefined))
    yield { feature: 'subsets', at: `${at}.route` };
  if (route.length < 2) return;
  yield { feature: 'weightedSplit', at: `${at}.route` };
  const isFine = weights.some((weight) => !Number.isInteger(Math.round((weight / total) * 1e10) / 1e6));
  if (isFine) yield { feature: 'fineWeights', at: `${at}.route` };
}

function* routesOf({ spec }: VirtualService): Iterable<Asked> {
  for (const [index, route] of (spec?.http ?? []).entries()) {
    const at = `spec.http[${index}]`;
    if (route.timeout !== undefined) yield { feature: 'requestTimeout', at: `${at}.timeout` };
    yield* retriesOf(route, at);
    yield* splitOf(route, at);
    const isClosing = route.match === undefined && route.directResponse?.status === 404;
    if (isClosing) yield { feature: 'closedRoutes', at: `${at}.directResponse` };
    else if (route.directResponse !== undefined) yield { beyond: 'directResponse', at: `${at}.directResponse` };
    for (const field of beyondRoutes) if (route[field] !== undefined) yield { beyond: field, at: `${at}.${field}` };
  }
  for (const protocol of ['tls', 'tcp'] as const) {
    if (spec?.[protocol] !== undefined) yield { beyond: `${protocol} routes`, at: `spec.${protocol}` };
  }
}

const byField = {
  'http.idleTimeout': 'idleTimeout',
  'tcp.connectTimeout': 'connectTimeout',
  'http.maxRequestsPerConnection': 'maxRequestsPerConnection',
  'http.maxRetries': 'maxConcurrentRetries',
} as const;

function* policyOf(policy: Policy | undefined, at: string): Iterable<Asked> {
  if (policy === undefined) return;
  const { outlierDetection: breaker, connectionPool: pool, loadBalancer, retryBudget, tls } = policy;
  if (breaker !== undefined) {
    yield { feature: 'circuitBreaker', at: `${at}.outlierDetection` };
    if (breaker.consecutiveGatewayErrors !== undefined)
      yield { feature: 'gatewayErrorBreaker', at: `${at}.outlierDetection.consecutiveGatewayErrors` };
    if (breaker.interval !== undefined) yield { feature: 'breakerInterval', at: `${at}.outlierDetection.interval` };
  }
  if (pool !== undefined) {
    yield { feature: 'connectionPool', at: `${at}.connectionPool` };
    for (const [path, feature] of Object.entries(byField)) {
      const [layer, field] = path.split('.') as ['http' | 'tcp', string];
      if (Object.hasOwn(pool[layer] ?? {}, field)) yield { feature, at: `${at}.connectionPool.${path}` };
    }
  }
  if (loadBalancer?.simple !== undefined || loadBalancer?.consistentHash !== undefined)
    yield {
      feature: loadBalancer.simple === 'PASSTHROUGH' ? 'passthrough' : 'loadBalancing',
      at: `${at}.loadBalancer`,
    };
  if (retryBudget !== undefined) yield { feature: 'retryBudget', at: `${at}.retryBudget` };
  if (retryBudget?.budgetInterval !== undefined)
    yield { feature: 'retryBudgetInterval', at: `${at}.retryBudget.budgetInterval` };
  if (tls !== undefined && tls.mode !== 'ISTIO_MUTUAL') yield { beyond: 'tls', at: `${at}.tls` };
}

function* destinationOf({ spec }: DestinationRule): Iterable<Asked> {
  yield* policyOf(spec?.trafficPolicy, 'spec.trafficPolicy');
  for (const [index, { trafficPolicy }] of (spec?.subsets ?? []).entries()) {
    yield { feature: 'subsets', at: `spec.subsets[${index}]` };
    yield* policyOf(trafficPolicy, `spec.subsets[${index}].trafficPolicy`);
  }
}

function* mtlsOf({ spec }: PeerAuthentication): Iterable<Asked> {
  if (spec?.mtls?.mode === 'PERMISSIVE') yield { feature: 'permissiveStage', at: 'spec.mtls.mode' };
  if (spec?.mtls?.mode === 'DISABLE') yield { beyond: 'mTLS off', at: 'spec.mtls.mode' };
  for (const [port, { mode }] of Object.entries(spec?.portLevelMtls ?? {}))
    if (mode !== 'STRICT') yield { feature: 'plaintextException', at: `spec.portLevelMtls.${port}` };
}

function* policiesOf({ metadata, spec }: AuthorizationPolicy): Iterable<Asked> {
  if (metadata.annotations?.['istio.io/dry-run'] === 'true')
    yield { feature: 'policyDryRun', at: 'metadata.annotations[istio.io/dry-run]' };
  const { action = 'ALLOW', rules = [], selector, targetRefs } = spec ?? {};
  if (action !== 'ALLOW') yield { beyond: `action ${action}`, at: 'spec.action' };
  else if (rules.length === 0 && selector === undefined && targetRefs === undefined)
    yield { feature: 'namespaceDeny', at: 'spec' };
  for (const [index, { to = [], when }] of rules.entries()) {
    const isNarrow = to.some(({ operation }) => operation?.methods !== undefined || operation?.paths !== undefined);
    if (isNarrow) yield { feature: 'allowByMethodAndPath', at: `spec.rules[${index}].to` };
    if (when !== undefined) yield { beyond: 'conditions', at: `spec.rules[${index}].when` };
  }
}

/** What objects of Istio ask for. */
export const istioAsks: readonly Ask[] = [
  ask<VirtualService>([kinds.virtualService], routesOf),
  ask<DestinationRule>([kinds.destinationRule], destinationOf),
  ask<PeerAuthentication>([kinds.peerAuthentication], mtlsOf),
  ask<AuthorizationPolicy>([kinds.authorizationPolicy], policiesOf),
];
