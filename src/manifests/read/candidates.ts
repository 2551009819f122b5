import { describe } from '../../diagnostics';
import { isObject, type Json, type JsonObject } from '../json';
import type { Candidate, Origin } from '../manifest';
import type { Issue } from '../schema/issue';

/** What became of a value: an object of Kubernetes, or several; one with something missing; or none at all. */
export type Sorted =
  | { readonly kind: 'Objects'; readonly candidates: readonly Candidate[]; readonly issues: readonly Issue[] }
  | { readonly kind: 'Foreign'; readonly issue: Issue };

type FileOrigin = Extract<Origin, { kind: 'File' }>;

const isText = (value: Json | undefined): value is string => typeof value === 'string' && value !== '';
const isAbsent = (value: Json | undefined): boolean => value === undefined || value === null || value === '';

/** What stands in the way of taking a mapping for an object. */
function headIssue(value: JsonObject): Issue | undefined {
  const heads = ['apiVersion', 'kind'] as const;
  for (const field of heads) {
    const given = value[field];
    if (isAbsent(given) || isText(given)) continue;
    return { code: 'MESH7007', at: [field], values: { field, actual: describe(given), expected: 'text' } };
  }
  const missing = heads.filter((field) => isAbsent(value[field]));
  if (missing.length === 0) return undefined;
  return { code: 'MESH7006', at: [], values: { field: missing.join(' and ') } };
}

const noObject = (value: Json, at: Issue['at']): Issue => ({
  code: 'MESH7005',
  at,
  values: { actual: describe(value) },
});

/** Whether a mapping without a sound apiVersion and kind is meant for Kubernetes all the same; values, workflows and the like are not. */
const isMeant = (value: JsonObject): boolean =>
  isObject(value['metadata']) && (isObject(value['spec']) || !isAbsent(value['kind']) || !isAbsent(value['apiVersion']))
    ? true
    : isObject(value['spec']) && !isAbsent(value['kind']);

/** The objects of a list; those that say neither kind nor version have them from the list. */
function sortItems(list: JsonObject, items: readonly Json[], origin: FileOrigin): Sorted {
  const candidates: Candidate[] = [];
  const issues: Issue[] = [];
  const kind = String(list['kind']).slice(0, -'List'.length);
  for (const [item, given] of items.entries()) {
    if (!isObject(given)) {
      issues.push(noObject(given, ['items', item]));
      continue;
    }
    const inferred = kind !== '' && (isAbsent(given['kind']) || isAbsent(given['apiVersion']));
    const value = inferred ? { ...given, apiVersion: list['apiVersion']!, kind } : given;
    const issue = headIssue(value);
    if (issue === undefined) candidates.push({ value, origin: { ...origin, item } });
    else issues.push({ ...issue, at: ['items', item, ...issue.at] });
  }
  return { kind: 'Objects', candidates, issues };
}

/** Sorts the value of a document. */
export function sortValue(value: Json, origin: FileOrigin): Sorted {
  if (!isObject(value)) return { kind: 'Foreign', issue: noObject(value, []) };
  const issue = headIssue(value);
  if (issue !== undefined) {
    return isMeant(value) ? { kind: 'Objects', candidates: [], issues: [issue] } : { kind: 'Foreign', issue };
  }
  const { items, kind } = value;
  if (kind === 'List' && (items === undefined || items === null))
    return { kind: 'Objects', candidates: [], issues: [] };
  if (Array.isArray(items) && String(kind).endsWith('List')) return sortItems(value, items, origin);
  return { kind: 'Objects', candidates: [{ value, origin }], issues: [] };
}
