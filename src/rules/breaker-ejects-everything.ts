import { ejectedAtMost } from '../model/traffic-policy';
import { versionsOf } from '../model/version';
import { replicaRange } from '../model/workload';
import { program, withBreaker } from './example';
import type { Rule } from './rule';

const ofThree = (hosts: number) =>
  program({ services: [withBreaker({ kind: 'Hosts', hosts }, { kind: 'Fixed', count: 3 })] });

export const breakerEjectsEverything: Rule = {
  code: 'MESH2104',
  name: 'breaker-ejects-everything',
  severity: 'error',
  summary: 'A circuit breaker that may take out every endpoint.',
  what: 'the breaker may eject all of {version}: {bound} of {hosts}',
  why: 'panic mode is off, so a fault that all endpoints share becomes 503 for everyone',
  fix: 'lower ejectAtMost until one endpoint stays, or raise the fewest replicas',
  reads: ['services', 'canaries'],
  bad: ofThree(3),
  good: ofThree(2),
  *check(graph) {
    for (const model of graph.services) {
      const bound = model.policy.circuitBreaker?.ejectAtMost;
      if (bound === undefined) continue;
      for (const { name, workload, owner } of versionsOf(model, graph)) {
        const hosts = replicaRange(workload.replicas)?.min ?? 0;
        if (hosts === 0 || ejectedAtMost(bound, hosts) < hosts) continue;
        const shown = bound.kind === 'Share' ? `${bound.percent} %` : String(bound.hosts);
        const values = { version: name, bound: shown, hosts: String(hosts) };
        const related = owner === model.path ? [] : [owner];
        yield { path: model.path, at: 'circuitBreaker.ejectAtMost', values, related };
      }
    }
  },
};
