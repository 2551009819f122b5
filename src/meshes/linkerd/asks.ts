import type { Service } from '../../manifests/cluster/kinds';
import { type Ask, type Asked, ask } from '../ask';
import {
  type AuthorizationPolicy,
  type GrpcRoute,
  type HttpRoute,
  kinds,
  type NetworkAuthentication,
  requestRouteKinds,
  type Server,
} from './facts/kinds';

/** Features by the annotation of a route that asks for them. */
const annotated = {
  'timeout.linkerd.io/request': 'requestTimeout',
  'retry.linkerd.io/http': 'retryOnStatus',
  'retry.linkerd.io/grpc': 'retryOnGrpcStatus',
  'retry.linkerd.io/timeout': 'perTryTimeout',
} as const;

function* annotationsOf({ metadata }: HttpRoute | GrpcRoute): Iterable<Asked> {
  for (const [name, feature] of Object.entries(annotated))
    if (metadata.annotations?.[name] !== undefined) yield { feature, at: `metadata.annotations[${name}]` };
}

function* routesOf(route: HttpRoute): Iterable<Asked> {
  yield* annotationsOf(route);
  const isInbound = route.spec?.parentRefs?.some(({ kind }) => kind === 'Server') === true;
  for (const [index, rule] of (route.spec?.rules ?? []).entries()) {
    const at = `spec.rules[${index}]`;
    const { matches = [], backendRefs = [], filters = [], timeouts } = rule;
    if (matches.length > 0)
      yield { feature: isInbound ? 'allowByMethodAndPath' : 'requestRoutes', at: `${at}.matches` };
    if (timeouts?.request !== undefined) yield { feature: 'requestTimeout', at: `${at}.timeouts.request` };
    if (backendRefs.length > 1) yield { feature: 'weightedSplit', at: `${at}.backendRefs` };
    for (const [place, { type }] of filters.entries()) yield { beyond: type, at: `${at}.filters[${place}]` };
  }
}

function* serverOf({ spec }: Server): Iterable<Asked> {
  if (spec?.accessPolicy === 'audit') yield { feature: 'policyDryRun', at: 'spec.accessPolicy' };
  if (spec?.accessPolicy?.endsWith('-unauthenticated') === true)
    yield { feature: 'permissiveStage', at: 'spec.accessPolicy' };
}

function* networksOf({ spec }: NetworkAuthentication): Iterable<Asked> {
  if (spec?.networks !== undefined) yield { feature: 'plaintextException', at: 'spec.networks' };
}

/** Who may call is asked of every mesh; on part of the paths not. */
function* policyOf({ spec }: AuthorizationPolicy): Iterable<Asked> {
  if (spec?.targetRef.kind === 'HTTPRoute') yield { feature: 'allowByMethodAndPath', at: 'spec.targetRef' };
}

const accrual = 'balancer.linkerd.io/failure-accrual';

function* breakerOf({ metadata }: Service): Iterable<Asked> {
  if (metadata.annotations?.[accrual] !== undefined)
    yield { feature: 'circuitBreaker', at: `metadata.annotations[${accrual}]` };
}

/** What objects of Linkerd ask for. */
export const linkerdAsks: readonly Ask[] = [
  ask<HttpRoute>(requestRouteKinds, routesOf),
  ask<Server>([kinds.server], serverOf),
  ask<NetworkAuthentication>([kinds.networkAuthentication], networksOf),
  ask<AuthorizationPolicy>([kinds.authorizationPolicy], policyOf),
  ask<Service>(['/Service'], breakerOf),
  // who somebody is, is known to every mesh
  ask([kinds.meshTlsAuthentication], () => []),
];
