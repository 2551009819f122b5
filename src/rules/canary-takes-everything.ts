import { canary, program } from './example';
import type { Rule } from './rule';

export const canaryTakesEverything: Rule = {
  code: 'MESH4105',
  name: 'canary-takes-everything',
  severity: 'warning',
  summary: 'A canary with all the requests.',
  what: 'the canary takes 100 % of the requests',
  why: 'it is the service now, with the replicas of a canary and nothing to compare it with',
  fix: "promote it: first the service's image with weight 0 here, then, in a release of its own, remove the canary",
  reads: ['canaries'],
  bad: program({ canaries: [canary({ weight: 100 })] }),
  good: program({ canaries: [canary({ weight: 50 })] }),
  *check(graph) {
    for (const { path, weight, plan } of graph.canaries) {
      if (weight === 100) yield { path, at: plan === undefined ? 'weight' : 'step' };
    }
  },
};
