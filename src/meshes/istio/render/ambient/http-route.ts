import {
  HTTPRoute,
  type HTTPRouteSpec,
  type HTTPRouteSpecRules,
} from '../../../../../imports/gateway-api-1.6.0/http-route-v1';
import type { CanaryModel } from '../../../../model/canary-release';
import { type HeaderMatch, isExcludedBy } from '../../../../model/header-match';
import type { Graph } from '../../../../model/program';
import { allRoutes, type ServiceModel } from '../../../../model/resilient-service';
import type { RouteModel } from '../../../../model/route';
import { canaryVersion, stableOf, type VersionModel } from '../../../../model/version';
import type { Draft } from '../../../draft';
import {
  apiDuration,
  type Backend,
  backendRefs,
  httpMatches,
  mostWeight,
  serviceParent,
} from '../../../shared/render/gateway-api';
import { routeNames } from '../../../shared/render/route-names';
import { shares } from '../../../shared/render/shares';

/** Where the requests of a route go; those of testers first. */
interface Target {
  readonly suffix: string;
  readonly extra: readonly HeaderMatch[];
  readonly backends: readonly Backend[];
}

type Targets = (route: RouteModel) => readonly Target[];

const backend = (version: VersionModel, service: ServiceModel, weight: number): Backend => ({
  name: version.name,
  port: service.port.servicePort,
  weight,
});

const whole = (version: VersionModel, service: ServiceModel): Targets => {
  const targets = [{ suffix: '', extra: [], backends: [backend(version, service, 1)] }];
  return () => targets;
};

/** Testers are told by one header more than the others, so they are met first; where the route excludes them they are left out. */
function split(service: ServiceModel, canary: CanaryModel): Targets {
  const other = canaryVersion(service, canary);
  const { testers } = canary;
  const [toStable, toCanary] = shares(canary.weight, mostWeight);
  const rest: Target = {
    suffix: '',
    extra: [],
    backends: [backend(stableOf(service), service, toStable), backend(other, service, toCanary)],
  };
  if (testers === undefined) return () => [rest];
  const first: Target = { suffix: '-testers', extra: [testers], backends: [backend(other, service, 1)] };
  return (route) => (isExcludedBy(testers, route.headers) ? [rest] : [first, rest]);
}

/** A request that no rule meets is answered 404, so a closed service needs no rule that says so. */
function rules(service: ServiceModel, targets: Targets): HTTPRouteSpecRules[] {
  const routes = allRoutes(service);
  const names = routeNames(routes);
  return routes.flatMap((route, index) =>
    targets(route).map(({ suffix, extra, backends }) => ({
      name: `${names[index]}${suffix}`,
      matches: httpMatches(route, extra),
      ...(route.timeout === undefined ? {} : { timeouts: { request: apiDuration(route.timeout) } }),
      backendRefs: backendRefs(backends),
    })),
  );
}

function draft(version: VersionModel, service: ServiceModel, targets: Targets): Draft {
  const spec: HTTPRouteSpec = {
    parentRefs: [serviceParent(version.name, service.port.servicePort)],
    rules: rules(service, targets),
  };
  return {
    owner: version.owner,
    phase: 'traffic',
    apiVersion: HTTPRoute.apiVersion,
    kind: HTTPRoute.kind,
    metadata: { name: version.name, namespace: service.namespace },
    body: { spec },
  };
}

/** The one HTTPRoute of the service's host. */
export function renderHttpRoute(service: ServiceModel, graph: Graph): Draft {
  const canary = graph.canaryOf(service.path);
  const stable = stableOf(service);
  return draft(stable, service, canary === undefined ? whole(stable, service) : split(service, canary));
}

/** The one of a canary's own host: those who dial it get the same routes. */
export const renderVersionHttpRoute = (version: VersionModel, service: ServiceModel): Draft =>
  draft(version, service, whole(version, service));
