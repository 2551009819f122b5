import { groupBy } from '../../../common/group-by';
import type { CanaryModel } from '../../../model/canary-release';
import { allRoutes, type ServiceModel } from '../../../model/resilient-service';
import type { RouteModel } from '../../../model/route';
import { routeNames } from '../../shared/render/route-names';
import { closeCalls } from '../precedence';
import { annotationsOf } from './retry';

/** Routes that share an object, in the order of their rules. */
export interface RouteGroup {
  /** What the object's name has behind that of the version; nothing for the catch-all's. */
  readonly suffix: string;
  readonly kind: 'http' | 'grpc';
  readonly annotations: Readonly<Record<string, string>>;
  readonly routes: readonly RouteModel[];
}

/** A GRPCRoute hides the HTTPRoutes of its port, so there are only those, or none. */
export const kindOf = (service: ServiceModel): RouteGroup['kind'] =>
  allRoutes(service).every(({ protocol }) => protocol === 'grpc') ? 'grpc' : 'http';

/**
 * An object for each route, so that one can change and go without the others, and none is away for a moment while routes move between
 * objects. Only routes that the order of rules must tell apart share one; its name is that of the least specific. The catch-all is the first,
 * in the file and by its name: without it the first of the others would leave what it does not name unanswered.
 */
export function routeGroups(service: ServiceModel, canary: CanaryModel | undefined): readonly RouteGroup[] {
  const routes = allRoutes(service);
  const kind = kindOf(service);
  const names = routeNames(routes);
  const annotations = routes.map((route) => annotationsOf(route, kind));
  const words = annotations.map((one) => JSON.stringify(one));
  const last = routes.map((_, place) => place);
  const lastOf = (place: number): number => {
    let at = place;
    while (last[at] !== at) at = last[at]!;
    return at;
  };
  for (const { first, second } of closeCalls(service, canary)) {
    if (words[first] !== words[second]) continue;
    const [one, other] = [lastOf(first), lastOf(second)];
    last[Math.min(one, other)] = Math.max(one, other);
  }
  const groups = groupBy(routes.keys(), (place) => String(lastOf(place)));
  const made = [...groups].map(([key, places]): RouteGroup => {
    const place = Number(key);
    const suffix = routes[place]!.path === undefined ? '' : `-${names[place]}`;
    return { suffix, kind, annotations: annotations[place]!, routes: places.map((one) => routes[one]!) };
  });
  return [...made.filter(({ suffix }) => suffix === ''), ...made.filter(({ suffix }) => suffix !== '')];
}
