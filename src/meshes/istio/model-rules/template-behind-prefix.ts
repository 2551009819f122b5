import { exact, overlaps, type PathMatch, prefix, showPath, template } from '../../../model/path-match';
import { allRoutes } from '../../../model/resilient-service';
import { program, route, service } from '../../../rules/example';
import type { Rule } from '../../../rules/rule';

const routed = (path: PathMatch) => program({ services: [service({ routes: [route({ path })] })] });

/** Where no path is said it is every path. */
const everything = prefix('/');

export const templateBehindPrefix: Rule = {
  code: 'MESH6132',
  name: 'template-behind-prefix',
  severity: 'error',
  summary: 'A route of a template that a prefix covers, said by an HTTPRoute.',
  what: 'the route of {template} is never met: {prefix} goes before it',
  why: 'Istio puts regular expressions of an HTTPRoute behind prefixes, what no route names included',
  fix: "say prefix() instead of template(), or routes: 'virtual-service' in the mesh",
  reads: ['services'],
  bad: routed(template('/payments/{id}')),
  good: routed(exact('/payments')),
  *check(graph) {
    for (const service of graph.services) {
      const paths = allRoutes(service).map(({ path = everything }) => path);
      for (const { at, path } of service.routes) {
        if (path?.kind !== 'Template') continue;
        const before = paths.find((other) => other.kind === 'Prefix' && overlaps(other, path));
        if (before === undefined) continue;
        yield { path: service.path, at, values: { template: showPath(path), prefix: showPath(before) } };
      }
    }
  },
};
