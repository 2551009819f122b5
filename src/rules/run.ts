import { codes, type Diagnostic, diagnose, explain } from '../diagnostics';
import type { Graph } from '../model/program';
import { rules } from './index';
import type { Rule } from './rule';

/** What a user excuses, and below which construct. */
export interface Excuse {
  readonly path: string;
  readonly at: string;
  readonly code: string;
}

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

/** Whether a construct is the other one or stands below it. */
const isBelow = (path: string, ancestor: string): boolean =>
  ancestor === '' || path === ancestor || path.startsWith(`${ancestor}/`);

/** Why an excuse cannot be taken, or undefined. */
function objection(code: string): string | undefined {
  if (rules.some((rule) => rule.code === code)) return undefined;
  return Object.hasOwn(codes, code) ? 'it is a refusal of what was written, not a rule' : 'no rule has this code';
}

/** All findings of all rules, but those that are excused; an excuse without a finding is one itself. */
export function runRules(graph: Graph, excuses: readonly Excuse[]): readonly Diagnostic[] {
  const used = new Set<Excuse>();
  const findings = rules.flatMap((rule) => {
    const own = excuses.filter((excuse) => excuse.code === rule.code);
    return findingsOf(rule, graph).filter((finding) => {
      const excuse = own.find(({ path }) => isBelow(finding.path, path));
      if (excuse !== undefined) used.add(excuse);
      return excuse === undefined;
    });
  });
  const about = excuses.flatMap((excuse) => {
    const { code, path, at } = excuse;
    const reason = objection(code);
    if (reason !== undefined) return [diagnose('MESH1013', { code, reason }, { path, at })];
    return used.has(excuse) ? [] : [diagnose('MESH1014', { code }, { path, at })];
  });
  return [...findings, ...about];
}
