import { GRPCRoute, type GRPCRouteSpecRules } from '../../../../imports/gateway-api-1.2.1/grpc-route-v1';
import { HTTPRoute, type HTTPRouteSpecRules } from '../../../../imports/gateway-api-1.2.1/http-route-v1';
import type { CanaryModel } from '../../../model/canary-release';
import { type HeaderMatch, isExcludedBy } from '../../../model/header-match';
import type { Graph } from '../../../model/program';
import type { ServiceModel } from '../../../model/resilient-service';
import type { RouteModel } from '../../../model/route';
import { canaryVersion, stableOf, type VersionModel } from '../../../model/version';
import type { Draft } from '../../draft';
import {
  type Backend,
  backendRefs,
  grpcMatches,
  httpMatches,
  mostWeight,
  serviceParent,
} from '../../shared/render/gateway-api';
import { shares } from '../../shared/render/shares';
import { timeoutsOf } from './retry';
import { type RouteGroup, routeGroups } from './route-groups';

/** Where the requests of a route go: those with a header more, and all others. */
type Targets = (route: RouteModel) => readonly {
  readonly extra: readonly HeaderMatch[];
  readonly backends: readonly Backend[];
}[];

const httpRules = ({ routes }: RouteGroup, targets: Targets): HTTPRouteSpecRules[] =>
  routes.flatMap((route) =>
    targets(route).map(({ extra, backends }) => ({
      matches: httpMatches(route, extra),
      backendRefs: backendRefs(backends),
      ...timeoutsOf(route),
    })),
  );

const grpcRules = ({ routes }: RouteGroup, targets: Targets): GRPCRouteSpecRules[] =>
  routes.flatMap((route) =>
    targets(route).map(({ extra, backends }) => {
      const matches = grpcMatches(route, extra);
      return { ...(matches.length === 0 ? {} : { matches }), backendRefs: backendRefs(backends) };
    }),
  );

const rulesFor = (group: RouteGroup, targets: Targets): HTTPRouteSpecRules[] | GRPCRouteSpecRules[] =>
  group.kind === 'http' ? httpRules(group, targets) : grpcRules(group, targets);

function draft(version: VersionModel, service: ServiceModel, group: RouteGroup, targets: Targets): Draft {
  const parentRefs = [serviceParent(version.name, service.port.servicePort)];
  const { apiVersion, kind } = group.kind === 'http' ? HTTPRoute : GRPCRoute;
  const rules = rulesFor(group, targets);
  return {
    owner: version.owner,
    phase: 'traffic',
    apiVersion,
    kind,
    metadata: {
      name: `${version.name}${group.suffix}`,
      namespace: service.namespace,
      annotations: group.annotations,
    },
    body: { spec: { parentRefs, rules } },
  };
}

const backend = (version: VersionModel, service: ServiceModel, weight: number): Backend => ({
  name: version.name,
  port: service.port.servicePort,
  weight,
});

const whole =
  (version: VersionModel, service: ServiceModel): Targets =>
  () => [{ extra: [], backends: [backend(version, service, 1)] }];

/** Testers go first, and only where the route does not exclude them. */
const split =
  (service: ServiceModel, canary: CanaryModel): Targets =>
  (route) => {
    const [stable, other] = [stableOf(service), canaryVersion(service, canary)];
    const [toStable, toCanary] = shares(canary.weight, mostWeight);
    const rest = { extra: [], backends: [backend(stable, service, toStable), backend(other, service, toCanary)] };
    const { testers } = canary;
    if (testers === undefined || isExcludedBy(testers, route.headers)) return [rest];
    return [{ extra: [testers], backends: [backend(other, service, 1)] }, rest];
  };

function targetsOf(service: ServiceModel, graph: Graph): Targets {
  const canary = graph.canaryOf(service.path);
  return canary === undefined ? whole(stableOf(service), service) : split(service, canary);
}

/** The rules of one object of the service's host. */
export const rulesOf = (group: RouteGroup, service: ServiceModel, graph: Graph) =>
  rulesFor(group, targetsOf(service, graph));

/** The routes of the service's host. */
export function renderRoutes(service: ServiceModel, graph: Graph): readonly Draft[] {
  const targets = targetsOf(service, graph);
  return routeGroups(service, graph.canaryOf(service.path)).map((group) =>
    draft(stableOf(service), service, group, targets),
  );
}

/** Those of a canary's own host: who dials it gets the same. */
export const renderVersionRoutes = (version: VersionModel, service: ServiceModel): readonly Draft[] =>
  routeGroups(service, undefined).map((group) => draft(version, service, group, whole(version, service)));
