import {
  ServiceRouter,
  type ServiceRouterSpec,
  type ServiceRouterSpecRoutes,
  type ServiceRouterSpecRoutesDestination,
  type ServiceRouterSpecRoutesMatchHttp,
} from '../../../../imports/consul-2.0/service-router-v1alpha1';
import { type HeaderMatch, isExcludedBy } from '../../../model/header-match';
import type { Graph } from '../../../model/program';
import { allRoutes, type ServiceModel } from '../../../model/resilient-service';
import type { Retries, RetryCondition } from '../../../model/retry';
import type { RouteModel } from '../../../model/route';
import { canaryVersion, stableOf, type VersionModel } from '../../../model/version';
import type { Draft } from '../../draft';
import { cookiePattern } from '../../shared/render/patterns';
import { duration, noLimit } from '../settings';
import { consulPaths } from './path-match';
import { destinationOf } from './service-resolver';

type Header = NonNullable<ServiceRouterSpecRoutesMatchHttp['header']>[number];

/** The conditions that `retryOn` takes, but for connect-failure, which has a field of its own. Others are in no program of this mesh. */
const conditions: readonly RetryCondition[] = [
  '5xx',
  'gateway-error',
  'reset',
  'refused-stream',
  'cancelled',
  'deadline-exceeded',
  'internal',
  'unavailable',
];

/** Consul takes an empty text for none, so that presence and an empty value are said by expression. */
function headerMatch(match: HeaderMatch): Header {
  if (match.kind === 'Present') return { name: match.name, regex: '.+' };
  if (match.kind === 'Exact')
    return match.value === '' ? { name: match.name, regex: '^$' } : { name: match.name, exact: match.value };
  return { name: 'cookie', regex: cookiePattern(match) };
}

/** Conditions that together are the route's: one path predicate each. */
function matches(route: RouteModel, extra: readonly HeaderMatch[]): readonly ServiceRouterSpecRoutes['match'][] {
  const header = [...route.headers, ...extra].map(headerMatch);
  const common: ServiceRouterSpecRoutesMatchHttp = {
    ...(header.length === 0 ? {} : { header }),
    ...(route.methods.length === 0 ? {} : { methods: [...route.methods] }),
  };
  const paths = route.path === undefined ? [{}] : consulPaths(route.path);
  const all = paths.map((path): ServiceRouterSpecRoutesMatchHttp => ({ ...path, ...common }));
  return all.map((http) => (Object.keys(http).length === 0 ? undefined : { http }));
}

/** Said in full, off too. */
function retries(model: Retries): ServiceRouterSpecRoutesDestination {
  if (model.kind === 'Off') return { numRetries: 0, retryOnConnectFailure: false };
  const retryOn = model.conditions.filter((condition) => conditions.includes(condition));
  const codes = model.conditions.filter((condition) => /^\d+$/.test(condition)).map(Number);
  return {
    numRetries: model.attempts,
    ...(retryOn.length === 0 ? {} : { retryOn }),
    retryOnConnectFailure: model.conditions.includes('connect-failure'),
    ...(codes.length === 0 ? {} : { retryOnStatusCodes: codes }),
  };
}

/** Without a word Envoy cuts a request after 15 s, and a stream on which nothing moves after five minutes. */
const limits = ({ timeout }: RouteModel): ServiceRouterSpecRoutesDestination => ({
  requestTimeout: timeout === undefined ? noLimit : duration(timeout),
  idleTimeout: noLimit,
});

interface Target {
  readonly extra: readonly HeaderMatch[];
  readonly to: ServiceRouterSpecRoutesDestination;
}

const routesTo = (route: RouteModel, { extra, to }: Target): readonly ServiceRouterSpecRoutes[] =>
  matches(route, extra).map((match) => ({
    ...(match === undefined ? {} : { match }),
    destination: { ...to, ...limits(route), ...retries(route.retries) },
  }));

/** Testers go first, and only where the route does not exclude them; who is sent to the canary itself is not split. */
function targets(route: RouteModel, service: ServiceModel, graph: Graph): readonly Target[] {
  const rest = { extra: [], to: { service: service.name } };
  const canary = graph.canaryOf(service.path);
  const testers = canary?.testers;
  if (canary === undefined || testers === undefined || isExcludedBy(testers, route.headers)) return [rest];
  return [{ extra: [testers], to: destinationOf(canaryVersion(service, canary), service) }, rest];
}

const draft = (version: VersionModel, service: ServiceModel, routes: ServiceRouterSpecRoutes[]): Draft => ({
  owner: version.owner,
  phase: 'traffic',
  apiVersion: ServiceRouter.apiVersion,
  kind: ServiceRouter.kind,
  metadata: { name: version.name, namespace: service.namespace },
  body: { spec: { routes } satisfies ServiceRouterSpec },
});

/** The routes of the service, first match wins; the last one takes everything else, which Consul would send without a word of ours. */
export const renderServiceRouter = (service: ServiceModel, graph: Graph): Draft =>
  draft(
    stableOf(service),
    service,
    allRoutes(service).flatMap((route) => targets(route, service, graph).flatMap((target) => routesTo(route, target))),
  );

/** The same for who calls a canary by its own name. */
export const renderVersionRouter = (version: VersionModel, service: ServiceModel): Draft =>
  draft(
    version,
    service,
    allRoutes(service).flatMap((route) => routesTo(route, { extra: [], to: { service: version.name } })),
  );
