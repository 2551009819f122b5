import { canary, program } from './example';
import type { Rule } from './rule';

export const canaryNobodyWatches: Rule = {
  code: 'MESH4101',
  name: 'canary-nobody-watches',
  severity: 'warning',
  summary: 'A canary without an alert.',
  what: 'nothing watches the canary',
  why: 'a canary is there to fail in front of few; without an alert it fails and nobody looks',
  fix: 'say watch: { errorRate }, watch: { latency } or both',
  reads: ['canaries'],
  bad: program({ canaries: [canary({ watch: undefined })] }),
  good: program({ canaries: [canary()] }),
  *check(graph) {
    for (const { path, watch } of graph.canaries) {
      if (watch === undefined) yield { path, at: 'watch' };
    }
  },
};
