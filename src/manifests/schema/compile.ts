import type { Code } from '../../diagnostics';
import { checkBuiltIn } from '../core';
import { checkMetadata } from '../core/metadata';
import { withDefaults, withoutNulls } from '../defaults';
import { isObject, type Json } from '../json';
import { alternativeChecks } from './alternatives';
import type { Issue } from './issue';
import { objectCheck } from './objects';
import { rulesOf } from './rules';
import type { KindSchema } from './schema';
import { raise, type Walk } from './walk';
import { shown, typeName } from './words';

/**
 * Reports what an API server would refuse in an object; with a former state also what it would refuse as a change. Never throws.
 * @returns whether a field is null that takes none, which the API server drops
 */
export type Validator = (object: unknown, report: (issue: Issue) => void, old?: unknown) => boolean;

const made = new WeakMap<KindSchema, Validator>();

/** The checks of a kind, compiled once. */
export function compileSchema(kind: KindSchema): Validator {
  let validator = made.get(kind);
  if (validator === undefined) {
    validator = compile(kind);
    made.set(kind, validator);
  }
  return validator;
}

/** The API server asks rules only about objects whose shape is right; a broken bound or pattern does not keep it from asking. */
export const ofShape: ReadonlySet<Code> = new Set([
  'MESH7101',
  'MESH7102',
  'MESH7103',
  'MESH7104',
  'MESH7106',
  'MESH7107',
]);

function compile(kind: KindSchema): Validator {
  const parts = [objectCheck(kind.schema, true, true), ...alternativeChecks(kind.schema)].filter(
    (part) => part !== undefined,
  );
  const rules = rulesOf(kind);
  const builtIn = checkBuiltIn(kind);
  return (object, report, old) => {
    const given = object as Json;
    const issues: Issue[] = [];
    const walk: Walk = { kind, path: [], found: issues, issues: 0, nulls: false };
    if (!isObject(given)) {
      raise(walk, 'MESH7102', { got: shown(given), expected: typeName('object'), hint: 'write the object' });
      report(issues[0]!);
      return false;
    }
    let whole = withDefaults(kind, given);
    for (const part of parts) part(whole, walk);
    const hasNulls = walk.nulls;
    if (hasNulls) {
      // Rare, so looked for only where the walk met one: what the API server drops is not there.
      issues.length = 0;
      walk.issues = 0;
      whole = withDefaults(kind, withoutNulls(kind, given));
      for (const part of parts) part(whole, walk);
    }
    const sound = walk.issues === 0;
    checkMetadata(walk, given['metadata']);
    if (sound) builtIn?.(whole, walk, isObject(old) ? old : undefined);
    if (rules !== undefined && (walk.issues === 0 || !issues.some(({ code }) => ofShape.has(code)))) {
      const former = isObject(old) ? withDefaults(kind, old) : undefined;
      rules(whole, former, walk);
    }
    for (const issue of issues) report(issue);
    return hasNulls;
  };
}
