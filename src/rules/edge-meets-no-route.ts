import { exact, overlaps, showPath } from '../model/path-match';
import type { RouteModel } from '../model/route';
import type { EdgeModel } from '../model/zero-trust-namespace';
import { edge, program, route, service } from './example';
import type { Rule } from './rule';

const closed = service({ routes: [route({ path: exact('/payments') })], catchAll: undefined });
const allowed = (path: string) =>
  program({ services: [closed], edges: [edge({ methods: ['GET', 'HEAD'], paths: [exact(path)] })] });

/** Whether some request that the edge allows is one of the route's. */
function meets({ methods, paths }: EdgeModel, one: RouteModel): boolean {
  const byMethod = methods.length === 0 || one.methods.length === 0 || methods.some((m) => one.methods.includes(m));
  const { path } = one;
  return byMethod && (paths.length === 0 || path === undefined || paths.some((p) => overlaps(p, path)));
}

function show({ methods, paths }: EdgeModel): string {
  const shown = paths.slice(0, 3).map(showPath);
  const more = paths.length > shown.length ? `, and ${paths.length - shown.length} more` : '';
  const method = methods.length === 0 ? 'any method' : methods.join('|');
  return `${method} ${paths.length === 0 ? 'any path' : shown.join(', ')}${more}`;
}

export const edgeMeetsNoRoute: Rule = {
  code: 'MESH3105',
  name: 'edge-meets-no-route',
  severity: 'warning',
  summary: 'An allow edge to a closed service that none of its routes serves.',
  what: '{requests} is allowed, and no route of {service} meets it',
  why: 'the service is closed, so what is allowed here is answered 404',
  fix: 'correct methods and paths, or add the route to the service',
  reads: ['services', 'edges'],
  bad: allowed('/payment'),
  good: allowed('/payments'),
  *check(graph) {
    for (const one of graph.edges) {
      const target = graph.service(one.to);
      if (target === undefined || target.catchAll !== undefined) continue;
      if (one.methods.length === 0 && one.paths.length === 0) continue;
      if (one.ports.length > 0 && !one.ports.includes(target.port.workloadPort)) continue; // routes are about that port
      if (target.routes.some((r) => meets(one, r))) continue;
      const values = { requests: show(one), service: target.name };
      yield { path: one.path, at: one.at, values, related: [target.path] };
    }
  },
};
