import type { JsonObject } from '../json';
import type { Path } from '../path';
import { raise, type Walk } from '../schema/walk';
import {
  checkBounds,
  checkChoice,
  checkOneOf,
  checkSize,
  entriesAt,
  forbid,
  matchesForm,
  missing,
  objectAt,
  textOf,
} from './check';
import { qualifiedName } from './names';

const mostRules = 20;
const mostCodes = 255;

const isSaid = (value: unknown): boolean => value !== undefined && value !== null;

/** What a Job does when its pods fail. Source: validatePodFailurePolicy of kubernetes/pkg/apis/batch/validation */
export function checkFailurePolicy(walk: Walk, spec: JsonObject, policy: JsonObject, at: Path): void {
  const pod = objectAt(objectAt(spec, 'template'), 'spec');
  const containers = [...entriesAt(pod, 'containers', []), ...entriesAt(pod, 'initContainers', [])].map(([container]) =>
    textOf(container, 'name'),
  );
  const rules = entriesAt(policy, 'rules', at);
  checkSize(walk, rules.length, 'rules', 0, mostRules, [...at, 'rules']);
  for (const [rule, place] of rules) {
    const codes = objectAt(rule, 'onExitCodes');
    const conditions = entriesAt(rule, 'onPodConditions', place);
    const isEmpty = conditions.length === 0;
    checkOneOf(walk, isEmpty ? { onExitCodes: codes ?? null } : rule, ['onExitCodes', 'onPodConditions'], place);
    if (textOf(rule, 'action') === 'FailIndex' && !isSaid(spec['backoffLimitPerIndex'])) {
      forbid(walk, 'there is no backoffLimitPerIndex', [...place, 'action']);
    }
    if (codes !== undefined) checkExitCodes(walk, codes, containers, [...place, 'onExitCodes']);
    checkSize(walk, conditions.length, 'conditions', 0, mostRules, [...place, 'onPodConditions']);
    for (const [condition, there] of conditions) {
      matchesForm(walk, qualifiedName, textOf(condition, 'type'), there, 'type');
      checkChoice(walk, textOf(condition, 'status') || 'True', ['False', 'True', 'Unknown'], [...there, 'status']);
    }
  }
}

function checkExitCodes(walk: Walk, codes: JsonObject, containers: readonly string[], at: Path): void {
  const name = codes['containerName'];
  if (typeof name === 'string' && !containers.includes(name)) {
    const known = containers.join(', ') || 'there are none';
    raise(walk, 'MESH7135', { got: name, things: 'containers', known }, ...at, 'containerName');
  }
  const values = (codes['values'] ?? []) as number[];
  checkSize(walk, values.length, 'values', 1, mostCodes, [...at, 'values']);
  for (const [index, value] of values.entries()) {
    const place = [...at, 'values', index];
    if (value === 0 && codes['operator'] === 'In') forbid(walk, '0 is no failure', place);
    if (index === 0) continue;
    checkBounds(walk, value, values[index - 1]! + 1, Number.POSITIVE_INFINITY, place);
  }
}

/** When a Job has succeeded before all of its indexes have. Source: validateSuccessPolicy, at the same place */
export function checkSuccessPolicy(walk: Walk, policy: JsonObject, completions: number, at: Path): void {
  const rules = entriesAt(policy, 'rules', at);
  checkSize(walk, rules.length, 'rules', 1, mostRules, [...at, 'rules']);
  for (const [rule, place] of rules) {
    const { succeededIndexes: indexes, succeededCount: count } = rule;
    if (!isSaid(indexes) && !isSaid(count)) missing(walk, 'succeededCount or succeededIndexes', 'the rule', place);
    const chosen = typeof indexes === 'string' ? countOf(indexes, completions) : completions;
    if (chosen === undefined) {
      const values = {
        got: String(indexes),
        form: 'list of indexes',
        rule: `rising numbers and ranges, such as 0,2-4, below ${completions}`,
      };
      raise(walk, 'MESH7120', values, ...place, 'succeededIndexes');
    }
    checkBounds(walk, count, 0, chosen ?? completions, [...place, 'succeededCount']);
  }
}

/** How many indexes a list such as 0,2-4 has; undefined where it is none. */
function countOf(list: string, completions: number): number | undefined {
  if (list === '') return 0;
  let last = -1;
  let count = 0;
  for (const part of list.split(',')) {
    const found = /^(\d+)(?:-(\d+))?$/.exec(part);
    if (found === null) return undefined;
    const [from, to] = [Number(found[1]), Number(found[2] ?? found[1])];
    if (from <= last || to < from || (found[2] !== undefined && to === from) || to >= completions) return undefined;
    last = to;
    count += to - from + 1;
  }
  return count;
}
