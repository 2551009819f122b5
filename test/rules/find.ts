import type { Diagnostic } from '../../src/diagnostics';
import { graphOf, type Program } from '../../src/model/program';
import { rules } from '../../src/rules';
import type { Rule } from '../../src/rules/rule';
import { runRules } from '../../src/rules/run';

export function ruleOf(code: string): Rule {
  const rule = rules.find((one) => one.code === code);
  if (rule === undefined) throw new Error(`no rule has the code ${code}`);
  return rule;
}

/** All findings of all rules. */
export const findAll = (program: Program): readonly Diagnostic[] => runRules(graphOf(program));

/** The findings of one rule. */
export const find = (code: string, program: Program): readonly Diagnostic[] => {
  ruleOf(code);
  return findAll(program).filter((finding) => finding.code === code);
};
