import { conditionOf } from '../../model/retry';
import { type Ask, type Asked, ask } from '../ask';
import {
  kinds,
  type ServiceDefaults,
  type ServiceIntentions,
  type ServiceResolver,
  type ServiceRouter,
  type ServiceSplitter,
} from './facts/kinds';

type Destination = NonNullable<NonNullable<NonNullable<ServiceRouter['spec']>['routes']>[number]['destination']>;

function* retriesOf(destination: Destination, at: string): Iterable<Asked> {
  for (const name of destination.retryOn ?? []) {
    const condition = conditionOf(name);
    if (condition !== undefined) yield { feature: condition.feature, at: `${at}.retryOn` };
  }
  for (const code of destination.retryOnStatusCodes ?? []) {
    const feature = conditionOf(String(code))?.feature ?? 'retryOnStatus';
    yield { feature, at: `${at}.retryOnStatusCodes` };
  }
  if (destination.retryOnConnectFailure === true)
    yield { feature: 'retryOnConnectFailure', at: `${at}.retryOnConnectFailure` };
}

function* routesOf({ spec }: ServiceRouter): Iterable<Asked> {
  for (const [index, { match, destination }] of (spec?.routes ?? []).entries()) {
    const at = `spec.routes[${index}]`;
    if (match?.http !== undefined) yield { feature: 'requestRoutes', at: `${at}.match.http` };
    if (destination === undefined) continue;
    yield* retriesOf(destination, `${at}.destination`);
    if (destination.requestTimeout !== undefined && !String(destination.requestTimeout).startsWith('-'))
      yield { feature: 'requestTimeout', at: `${at}.destination.requestTimeout` };
    for (const field of ['prefixRewrite', 'requestHeaders', 'responseHeaders'] as const)
      if (destination[field] !== undefined) yield { beyond: field, at: `${at}.destination.${field}` };
  }
}

function* splitOf({ spec }: ServiceSplitter): Iterable<Asked> {
  if ((spec?.splits ?? []).length > 1) yield { feature: 'weightedSplit', at: 'spec.splits' };
}

function* resolverOf({ spec }: ServiceResolver): Iterable<Asked> {
  if (spec?.loadBalancer?.policy !== undefined) yield { feature: 'loadBalancing', at: 'spec.loadBalancer.policy' };
  if (spec?.subsets !== undefined) yield { feature: 'subsets', at: 'spec.subsets' };
  if (spec?.connectTimeout !== undefined) yield { feature: 'connectTimeout', at: 'spec.connectTimeout' };
  for (const field of ['failover', 'redirect'] as const)
    if (spec?.[field] !== undefined) yield { beyond: field, at: `spec.${field}` };
}

function* defaultsOf({ spec }: ServiceDefaults): Iterable<Asked> {
  if (spec?.mutualTLSMode === 'permissive') yield { feature: 'permissiveException', at: 'spec.mutualTLSMode' };
  for (const [index, upstream] of (spec?.upstreamConfig?.overrides ?? []).entries()) {
    const at = `spec.upstreamConfig.overrides[${index}]`;
    const { passiveHealthCheck: breaker, limits } = upstream;
    if (breaker !== undefined && breaker.maxEjectionPercent !== 0)
      yield { feature: 'circuitBreaker', at: `${at}.passiveHealthCheck` };
    if (limits !== undefined) yield { feature: 'connectionPool', at: `${at}.limits` };
  }
  for (const field of ['rateLimits', 'envoyExtensions', 'destination'] as const)
    if (spec?.[field] !== undefined) yield { beyond: field, at: `spec.${field}` };
}

function* intentionsOf({ spec }: ServiceIntentions): Iterable<Asked> {
  for (const [index, { permissions = [] }] of (spec?.sources ?? []).entries()) {
    const at = `spec.sources[${index}].permissions`;
    if (permissions.length > 0) yield { feature: 'allowByMethodAndPath', at };
  }
  if (spec?.jwt !== undefined) yield { beyond: 'jwt', at: 'spec.jwt' };
}

/** What objects of Consul ask for. */
export const consulAsks: readonly Ask[] = [
  ask<ServiceRouter>([kinds.serviceRouter], routesOf),
  ask<ServiceSplitter>([kinds.serviceSplitter], splitOf),
  ask<ServiceResolver>([kinds.serviceResolver], resolverOf),
  ask<ServiceDefaults>([kinds.serviceDefaults], defaultsOf),
  ask<ServiceIntentions>([kinds.serviceIntentions], intentionsOf),
];
