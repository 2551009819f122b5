import { exact, template } from '../../../model/path-match';
import { program, route, service } from '../../../rules/example';
import type { Rule } from '../../../rules/rule';
import { rulesOf } from '../render/route';
import { routeGroups } from '../render/route-groups';

/** Of a route of Gateway API 1.2. */
const most = 16;

const besideTemplate = (count: number) => {
  const paths = [...Array.from({ length: count - 1 }, (_, n) => exact(`/report-${n}`)), template('/{name}')];
  return program({ services: [service({ routes: paths.map((path, n) => route({ at: `routes[${n}]`, path })) })] });
};

export const tooManyRules: Rule = {
  code: 'MESH6111',
  name: 'too-many-rules',
  severity: 'error',
  summary: 'So many routes beside a template that they do not fit into one object.',
  what: '{count} rules would have to be in one order, from {first} to {last}',
  why: 'Linkerd keeps an order only within an object, and that has at most 16 rules (testers double them)',
  fix: 'say fewer of the paths that the template meets, or let them begin differently',
  reads: ['services', 'canaries'],
  bad: besideTemplate(most + 1),
  good: besideTemplate(most),
  *check(graph) {
    for (const target of graph.services) {
      for (const group of routeGroups(target, graph.canaryOf(target.path))) {
        const count = rulesOf(group, target, graph).length;
        if (count <= most) continue;
        const [first, last] = [group.routes[0]!, group.routes.at(-1)!];
        yield {
          path: target.path,
          at: last.at === '' ? first.at : last.at,
          values: { count: String(count), first: first.at, last: last.at === '' ? 'the catch-all' : last.at },
        };
      }
    }
  },
};
