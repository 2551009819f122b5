import { exact } from '../../../model/path-match';
import { allRoutes } from '../../../model/resilient-service';
import { program, route, service } from '../../../rules/example';
import type { Rule } from '../../../rules/rule';

/** Source: imports/gateway-api-1.6.0, maxItems of spec.rules. */
const mostRules = 16;

const routed = (count: number) =>
  program({
    services: [
      service({ routes: Array.from({ length: count }, (_, n) => route({ at: `routes[${n}]`, path: exact(`/${n}`) })) }),
    ],
  });

export const tooManyRoutes: Rule = {
  code: 'MESH6133',
  name: 'too-many-routes',
  severity: 'error',
  summary: 'More routes than an HTTPRoute takes.',
  what: '{service} has {count} routes with those for testers and for the rest, and an HTTPRoute takes {most}',
  why: 'the API server refuses the object, and several of one host have no order among them',
  fix: "join routes by prefix(), or say routes: 'virtual-service' in the mesh",
  reads: ['services', 'canaries'],
  bad: routed(mostRules),
  good: routed(mostRules - 1),
  *check(graph) {
    for (const service of graph.services) {
      const forEach = graph.canaryOf(service.path)?.testers === undefined ? 1 : 2;
      const count = allRoutes(service).length * forEach;
      if (count <= mostRules) continue;
      const values = { service: service.name, count: String(count), most: String(mostRules) };
      yield { path: service.path, at: 'routes', values };
    }
  },
};
