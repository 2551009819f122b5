import { plural } from '../common/plural';
import { formatText } from '../diagnostics';
import type { Graph } from '../model/program';
import { rules } from '../rules';
import type { Outcome } from './registry';

const count = (outcome: Outcome, severity: string): number =>
  outcome.diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;

/** What was checked, in a line. */
function summary(outcome: Outcome, graph: Graph, objects: number): string {
  const parts = [
    ...graph.namespaces.map((namespace) => `${namespace.name} (${namespace.stage.name})`),
    plural(graph.services.length, 'service'),
    plural(graph.canaries.length, 'canary').replace('canarys', 'canaries'),
  ];
  const found = [plural(count(outcome, 'error'), 'error'), plural(count(outcome, 'warning'), 'warning')].join(', ');
  return `cdk8s-mesh: ${parts.join(', ')}: ${plural(objects, 'object')}, ${plural(rules.length, 'rule')} checked, ${found}`;
}

/**
 * Says on stderr what was found, all of it once. A refusal speaks through the error of cdk8s, with the warnings in it; the
 * summary is for those who run `cdk8s synth`, which is known by the folder that it names.
 */
export function report(outcome: Outcome, graph: Graph, objects: number): void {
  if (outcome.refused) return;
  const lines = outcome.diagnostics.map(formatText);
  if (process.env['CDK8S_OUTDIR'] !== undefined) lines.push(summary(outcome, graph, objects));
  if (lines.length > 0) process.stderr.write(`${lines.join('\n')}\n`);
}
