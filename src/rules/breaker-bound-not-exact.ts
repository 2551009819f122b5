import { percentOf } from '../model/traffic-policy';
import { versionsOf } from '../model/version';
import { type ReplicasModel, replicaRange } from '../model/workload';
import { program, withBreaker } from './example';
import type { Rule } from './rule';

const ofRange = (min: number, max: number) =>
  program({
    services: [withBreaker({ kind: 'Hosts', hosts: 2 }, { kind: 'Range', min, max, ownedBy: 'an autoscaler' })],
  });

/** How many endpoints there are, where no whole percent of them is that many; else undefined. */
function misfit(hosts: number, replicas: ReplicasModel): string | undefined {
  const range = replicaRange(replicas);
  // a number that is known later is checked then
  if (range === undefined) return replicas.kind === 'Unknown' ? 'unknown number of' : undefined;
  if (hosts >= range.min) return undefined; // everything may be ejected, which is another finding
  if (range.min !== range.max) return `${range.min} to ${range.max}`;
  return percentOf({ kind: 'Hosts', hosts }, range.min) === undefined ? String(range.min) : undefined;
}

export const breakerBoundNotExact: Rule = {
  code: 'MESH2105',
  name: 'breaker-bound-not-exact',
  severity: 'error',
  summary: 'A number of endpoints that the proxy, which takes a whole percent of them, cannot be told.',
  what: 'ejectAtMost {hosts} is no whole percent of the {endpoints} endpoints of {version}',
  why: 'the proxy takes whole percents only, so it would eject fewer endpoints than was said, or more',
  fix: 'give ejectAtMost a Percent',
  reads: ['services', 'canaries'],
  bad: ofRange(3, 9),
  good: ofRange(4, 4),
  *check(graph) {
    for (const model of graph.services) {
      const bound = model.policy.circuitBreaker?.ejectAtMost;
      if (bound?.kind !== 'Hosts') continue;
      for (const { name, workload, owner } of versionsOf(model, graph)) {
        const endpoints = misfit(bound.hosts, workload.replicas);
        if (endpoints === undefined) continue;
        const values = { hosts: String(bound.hosts), version: name, endpoints };
        const related = owner === model.path ? [] : [owner];
        yield { path: model.path, at: 'circuitBreaker.ejectAtMost', values, related };
      }
    }
  },
};
