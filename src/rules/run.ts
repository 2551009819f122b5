import { type Diagnostic, diagnose, explain } from '../diagnostics';
import type { Graph } from '../model/program';
import { rules } from './index';
import type { Rule } from './rule';

function findingsOf(rule: Rule, graph: Graph): readonly Diagnostic[] {
  try {
    return [...rule.check(graph)].map((finding) =>
      explain(rule.code, { ...rule, severity: finding.severity ?? rule.severity }, finding.values ?? {}, finding),
    );
  } catch (error) {
    const path = graph.namespaces[0]?.path ?? '';
    return [diagnose('MESH1015', { rule: rule.name, error: String(error) }, { path })];
  }
}

/** All findings of the rules, of every mesh or of one. */
export const runRules = (graph: Graph, those: readonly Rule[] = rules): readonly Diagnostic[] =>
  those.flatMap((rule) => findingsOf(rule, graph));
