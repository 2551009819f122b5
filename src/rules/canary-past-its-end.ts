import type { Day } from '../model/day';
import { canary, program } from './example';
import { overdue } from './overdue';
import type { Rule } from './rule';

const endingOn = (until: Day) => program({ canaries: [canary({ until })] });

export const canaryPastItsEnd: Rule = {
  code: 'MESH4103',
  name: 'canary-past-its-end',
  severity: 'warning',
  summary: 'A canary whose last day has passed.',
  what: 'the canary was to be over on {until}, {ago}',
  why: 'the split stays though nobody decided that it should',
  fix: "promote it by the service's image, or remove it; until moves only with a decision",
  reads: ['namespaces', 'services', 'canaries'],
  bad: endingOn('2026-11-20'),
  good: endingOn('2026-11-21'),
  *check(graph) {
    for (const { path, until, service } of graph.canaries) {
      const target = graph.service(service);
      if (until === undefined || target === undefined) continue;
      const late = overdue(until, graph.namespaceOf(target).asOf);
      if (late !== undefined) yield { path, at: 'until', values: { until, ago: late.ago } };
    }
  },
};
