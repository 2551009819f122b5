import { header } from '../model/header-match';
import { knownOf } from '../model/later';
import { canary, program, workload } from './example';
import type { Rule } from './rule';

const withPods = (count: number) =>
  canary({
    workload: workload({ name: 'payments-canary', replicas: { kind: 'Fixed', count } }),
    testers: header('x-canary'),
  });

export const canaryWithoutPods: Rule = {
  code: 'MESH4107',
  name: 'canary-without-pods',
  severity: 'error',
  summary: 'A canary that gets requests and has no pods.',
  what: 'the canary has 0 replicas and gets {share}',
  why: 'the version is chosen before its endpoints are looked at, so all of these requests fail',
  fix: 'give it replicas, or weight Percent.of(0) and no testers',
  reads: ['canaries'],
  bad: program({ canaries: [withPods(0)] }),
  good: program({ canaries: [withPods(1)] }),
  *check(graph) {
    for (const { path, workload: pods, weight, testers } of graph.canaries) {
      if (
        pods.replicas.kind !== 'Fixed' ||
        knownOf(pods.replicas.count) !== 0 ||
        (weight === 0 && testers === undefined)
      )
        continue;
      const share = weight === 0 ? 'the testers' : `${weight} % of the requests`;
      yield { path, at: 'canary.replicas', values: { share } };
    }
  },
};
