import { program } from './example';
import type { Rule } from './rule';

export const serviceWithoutCaller: Rule = {
  code: 'MESH3101',
  name: 'service-without-caller',
  severity: 'warning',
  summary: 'A service that nobody is allowed to call.',
  what: 'nobody is allowed to call {service}',
  why: 'from the authorize stage on, what is not allowed is refused, so nobody reaches it',
  fix: 'allow its callers on the namespace: allow({ from, to })',
  reads: ['services', 'edges', 'openings'],
  bad: program({ edges: [] }),
  good: program(),
  *check(graph) {
    for (const { path, name } of graph.services) {
      if (graph.edgesTo(path).length > 0 || graph.openingsOf(path).length > 0) continue;
      yield { path, values: { service: name } };
    }
  },
};
