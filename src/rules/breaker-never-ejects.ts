import { ejectedAtMost } from '../model/traffic-policy';
import { versionsOf } from '../model/version';
import { replicaRange } from '../model/workload';
import { program, withBreaker } from './example';
import type { Rule } from './rule';

const share = (percent: number) => withBreaker({ kind: 'Share', percent }, { kind: 'Fixed', count: 9 });

export const breakerNeverEjects: Rule = {
  code: 'MESH2103',
  name: 'breaker-never-ejects',
  severity: 'error',
  summary: 'A circuit breaker whose bound is less than one endpoint.',
  what: 'the breaker of {version} never ejects: {percent} % of {hosts} is less than one endpoint',
  why: 'Envoy rounds down, so the failing endpoint goes on getting its share of the requests',
  fix: 'give ejectAtMost a number of endpoints, or a larger Percent',
  reads: ['services', 'canaries'],
  bad: program({ services: [share(10)] }),
  good: program({ services: [share(12)] }),
  *check(graph) {
    for (const model of graph.services) {
      const bound = model.policy.circuitBreaker?.ejectAtMost;
      if (bound?.kind !== 'Share') continue;
      for (const { name, workload: own, owner } of versionsOf(model, graph)) {
        const range = replicaRange(own.replicas);
        if (range === undefined || range.min === 0 || ejectedAtMost(bound, range.min) > 0) continue;
        const values = { version: name, percent: String(bound.percent), hosts: String(range.min) };
        yield {
          path: model.path,
          at: 'circuitBreaker.ejectAtMost',
          values,
          related: owner === model.path ? [] : [owner],
        };
      }
    }
  },
};
