import { template } from '../../../model/path-match';
import { allRoutes } from '../../../model/resilient-service';
import type { RetryModel } from '../../../model/retry';
import { type RouteModel, showRoute } from '../../../model/route';
import { program, route, service } from '../../../rules/example';
import type { Rule } from '../../../rules/rule';
import { closeCalls } from '../precedence';
import { annotationsOf } from '../render/retry';
import { kindOf } from '../render/route-groups';

const on5xx: RetryModel = { kind: 'Retry', attempts: 2, conditions: ['5xx'], perTryTimeout: undefined, backoff: 25 };
const withLess = (said: Partial<RouteModel>) =>
  program({
    services: [service({ routes: [route(), route({ at: 'routes[1]', path: template('/{kind}'), ...said })] })],
  });

export const orderLeftToAge: Rule = {
  code: 'MESH6110',
  name: 'order-left-to-age',
  severity: 'error',
  summary: 'Two routes of which Linkerd does not prefer the more specific one.',
  what: '{route} of {at} goes before {other}, and Linkerd {does}',
  why: 'it ranks by the length of the path that was matched, whatever the match, then method, then headers',
  fix: 'give both a method, as many headers and the same retries',
  reads: ['services', 'canaries'],
  bad: withLess({ retries: on5xx }),
  good: withLess({}),
  *check(graph) {
    for (const target of graph.services) {
      const routes = allRoutes(target);
      const kind = kindOf(target);
      for (const { first, second, verdict } of closeCalls(target, graph.canaryOf(target.path))) {
        const [one, other] = [routes[first]!, routes[second]!];
        const isTogether = JSON.stringify(annotationsOf(one, kind)) === JSON.stringify(annotationsOf(other, kind));
        if (verdict === 'order' && isTogether) continue;
        const does = verdict === 'second' ? 'prefers the other' : 'takes the older object, whichever that is';
        const values = { route: showRoute(one), at: one.at, other: showRoute(other), does };
        yield { path: target.path, at: other.at === '' ? one.at : other.at, values };
      }
    }
  },
};
