import type {
  AuthorizationPolicySpecRulesWhen as Condition,
  AuthorizationPolicySpecRulesToOperation as Operation,
  AuthorizationPolicySpecRulesFromSource as Source,
} from '../../../../imports/istio-1.31/authorization-policy-v1';
import type { Path } from '../../../manifests/path';
import type { AuthorizationPolicy } from './kinds';

/** A part of a policy, and where it stands. */
export interface Placed<T> {
  readonly value: T;
  readonly at: Path;
}

/** Every `from[].source`; undefined where the entry says nothing. */
export function* sourcesOf({ spec }: AuthorizationPolicy): Iterable<Placed<Source | undefined>> {
  for (const [index, { from = [] }] of (spec?.rules ?? []).entries()) {
    for (const [place, { source }] of from.entries()) {
      yield { value: source, at: ['spec', 'rules', index, 'from', place, 'source'] };
    }
  }
}

/** Every `to[].operation`; undefined where the entry says nothing. */
export function* operationsOf({ spec }: AuthorizationPolicy): Iterable<Placed<Operation | undefined>> {
  for (const [index, { to = [] }] of (spec?.rules ?? []).entries()) {
    for (const [place, { operation }] of to.entries()) {
      yield { value: operation, at: ['spec', 'rules', index, 'to', place, 'operation'] };
    }
  }
}

/** Every `when[]`. */
export function* conditionsOf({ spec }: AuthorizationPolicy): Iterable<Placed<Condition>> {
  for (const [index, { when = [] }] of (spec?.rules ?? []).entries()) {
    for (const [place, value] of when.entries()) yield { value, at: ['spec', 'rules', index, 'when', place] };
  }
}

/** The lists of a source, an operation or a condition, by their names. */
export function* listsOf(part: Source | Operation | undefined): Iterable<readonly [string, readonly string[]]> {
  if (part === undefined) return;
  for (const [name, list] of Object.entries(part)) {
    if (Array.isArray(list)) yield [name, list];
  }
}

/** One text of the policy's sources and operations whose field is named so, with or without `not` before it. */
export function* textsOf(policy: AuthorizationPolicy, fields: ReadonlySet<string>): Iterable<Placed<string>> {
  for (const parts of [sourcesOf(policy), operationsOf(policy)]) {
    for (const { value, at } of parts) {
      for (const [name, list] of listsOf(value)) {
        if (!fields.has(name)) continue;
        for (const [index, text] of list.entries()) yield { value: text, at: [...at, name, index] };
      }
    }
  }
}
