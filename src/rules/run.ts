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

/** The path of a construct and those above it. */
function* upwards(path: string): Iterable<string> {
  for (let at = path; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('/')))) yield at;
  yield '';
}

/** Why an excuse cannot be taken, or undefined. */
function objection(code: string, guards: ReadonlySet<string>): string | undefined {
  if (guards.has(code)) return 'it guards what the compiler would have refused';
  if (rules.some((rule) => rule.code === code)) return undefined;
  return Object.hasOwn(codes, code) ? 'it is a refusal of what was written, not a rule' : 'no rule has this code';
}

/**
 * All findings of all rules, but those that are excused; an excuse without a finding is one itself. Guards are the codes of checks
 * that cannot be excused, beside the refusals.
 */
export function runRules(
  graph: Graph,
  excuses: readonly Excuse[],
  guards: ReadonlySet<string> = new Set(),
): readonly Diagnostic[] {
  const key = (code: string, path: string): string => `${code} ${path}`;
  const places = new Map(excuses.map((excuse) => [key(excuse.code, excuse.path), excuse]));
  const used = new Set<string>();
  const findings = rules.flatMap((rule) =>
    findingsOf(rule, graph).filter((finding) => {
      const excused = [...upwards(finding.path)]
        .map((path) => key(rule.code, path))
        .findLast((place) => places.has(place));
      if (excused !== undefined) used.add(excused);
      return excused === undefined;
    }),
  );
  const about = excuses.flatMap(({ code, path, at }) => {
    const reason = objection(code, guards);
    if (reason !== undefined) return [diagnose('MESH1013', { code, reason }, { path, at })];
    return used.has(key(code, path)) ? [] : [diagnose('MESH1014', { code }, { path, at })];
  });
  return [...findings, ...about];
}
