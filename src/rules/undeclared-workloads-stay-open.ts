import { stages } from '../model/zero-trust-namespace';
import { namespace, program, stage } from './example';
import type { Rule } from './rule';

const authorized = (complete: boolean) => program({ namespaces: [namespace({ stage: stage('authorize'), complete })] });

export const undeclaredWorkloadsStayOpen: Rule = {
  code: 'MESH3109',
  name: 'undeclared-workloads-stay-open',
  severity: 'warning',
  summary: 'An enforced allow graph in a namespace whose other workloads have no deny.',
  what: 'the {stage} stage denies to declared workloads only: the namespace is not complete',
  why: 'a workload of {namespace} that no construct declares takes requests from everyone',
  fix: 'declare the rest and say complete: true',
  reads: ['namespaces'],
  bad: authorized(false),
  good: authorized(true),
  *check(graph) {
    for (const { path, name, stage: now, complete } of graph.namespaces) {
      if (complete || stages[now.name].authorization !== 'enforced') continue;
      yield { path, at: 'complete', values: { stage: now.name, namespace: name } };
    }
  },
};
