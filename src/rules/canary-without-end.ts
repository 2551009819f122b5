import { canary, program } from './example';
import type { Rule } from './rule';

export const canaryWithoutEnd: Rule = {
  code: 'MESH4102',
  name: 'canary-without-end',
  severity: 'warning',
  summary: 'A canary without a day on which it must be over.',
  what: 'the canary has no end',
  why: 'a weight that nobody is reminded of stays for ever, and so do two versions',
  fix: "say until: 'YYYY-MM-DD', the day on which it is promoted or gone",
  reads: ['canaries'],
  bad: program({ canaries: [canary({ until: undefined })] }),
  good: program({ canaries: [canary()] }),
  *check(graph) {
    for (const model of graph.canaries) {
      if (model.until === undefined) yield { path: model.path, at: 'until' };
    }
  },
};
