import { namespace, program, wayOut } from './example';
import type { Rule } from './rule';

const withEgress = (egress: 'open' | 'declared') =>
  program({ namespaces: [namespace({ egress })], egress: [wayOut()] });

export const egressNotLimited: Rule = {
  code: 'MESH3107',
  name: 'egress-not-limited',
  severity: 'error',
  summary: 'A declared way out of a namespace that lets everything out.',
  what: "allowEgress in a namespace with egress: 'open'",
  why: 'it limits nothing: every pod calls out to everything, whatever is declared',
  fix: "say egress: 'declared' on the namespace, or remove the allowEgress",
  reads: ['namespaces', 'egress'],
  bad: withEgress('open'),
  good: withEgress('declared'),
  *check(graph) {
    for (const { path, at } of graph.egress) {
      if (graph.namespace(path)?.egress === 'open') yield { path, at };
    }
  },
};
