import type { Labels } from '../cluster/kinds';
import { selects } from '../cluster/selector';
import { isObject, type JsonObject } from '../json';
import type { Path } from '../path';
import { raise, type Walk } from '../schema/walk';
import { entriesAt, forbid, matchesForm, missing, textOf } from './check';
import { labelValue, qualifiedName } from './names';

const operators = ['In', 'NotIn', 'Exists', 'DoesNotExist'];

/** A map of labels, at its own place. */
export function checkLabelsAt(walk: Walk, labels: unknown, at: Path): void {
  if (!isObject(labels)) return;
  for (const [key, value] of Object.entries(labels)) {
    matchesForm(walk, qualifiedName, key, at, key);
    matchesForm(walk, labelValue, String(value ?? ''), at, key);
  }
}

/** Labels and expressions of a selector. */
export function checkSelector(walk: Walk, selector: JsonObject | undefined, at: Path): void {
  if (selector === undefined) return;
  checkLabelsAt(walk, selector['matchLabels'], [...at, 'matchLabels']);
  for (const [expression, place] of entriesAt(selector, 'matchExpressions', at)) {
    const operator = textOf(expression, 'operator');
    const values = (expression['values'] ?? []) as string[];
    matchesForm(walk, qualifiedName, textOf(expression, 'key'), place, 'key');
    if (!operators.includes(operator)) {
      raise(
        walk,
        'MESH7104',
        { got: operator, values: operators.join(', '), hint: 'choose one of them' },
        ...place,
        'operator',
      );
    } else if (operator.endsWith('In') && values.length === 0) missing(walk, 'values', 'the expression', place);
    else if (operator.includes('Exist') && values.length > 0) {
      forbid(walk, `operator is ${operator}`, [...place, 'values']);
    }
    for (const [index, value] of values.entries())
      matchesForm(walk, labelValue, value ?? '', [...place, 'values', index]);
  }
}

export const isEmptySelector = (selector: JsonObject): boolean =>
  Object.keys(selector['matchLabels'] ?? {}).length === 0 &&
  ((selector['matchExpressions'] ?? []) as unknown[]).length === 0;

/** What a selector asks for and labels do not have, in words. */
export function unmet(selector: JsonObject, labels: JsonObject): readonly string[] {
  const wanted = Object.entries((selector['matchLabels'] ?? {}) as JsonObject);
  const expressions = (selector['matchExpressions'] ?? []) as unknown as readonly Expression[];
  return [
    ...wanted.filter(([key, value]) => labels[key] !== value).map(([key, value]) => `${key}=${String(value)}`),
    ...expressions.filter((expression) => !selects({ matchExpressions: [expression] }, labels as Labels)).map(inWords),
  ];
}

interface Expression {
  readonly key: string;
  readonly operator: string;
  readonly values?: readonly string[];
}

const inWords = ({ key, operator, values = [] }: Expression): string =>
  `${key} ${operator} ${values.join(', ')}`.trim();
