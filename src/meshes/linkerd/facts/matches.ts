import type { Path } from '../../../manifests/path';
import type { GrpcRoute, HttpRoute } from './kinds';

export type HttpRule = NonNullable<NonNullable<HttpRoute['spec']>['rules']>[number];
export type HttpMatch = NonNullable<HttpRule['matches']>[number];
type GrpcRule = NonNullable<NonNullable<GrpcRoute['spec']>['rules']>[number];
export type RequestRule = HttpRule | GrpcRule;

/** A comparison with a text: of the path, a header, a query parameter. */
export interface Comparison {
  readonly type: string | undefined;
  readonly value: string;
  readonly of: 'path' | 'header' | 'query parameter';
  readonly at: Path;
}

/** The conditions of a route, with their place. */
export function* matchesOf<M>(
  rules: readonly { readonly matches?: readonly M[] }[],
): Generator<{ readonly match: M; readonly at: Path }> {
  for (const [index, { matches = [] }] of rules.entries())
    for (const [place, match] of matches.entries()) yield { match, at: ['spec', 'rules', index, 'matches', place] };
}

/** What a condition compares. */
export function* comparisonsOf(match: Partial<HttpMatch>, at: Path): Generator<Comparison> {
  const { path, headers = [], queryParams = [] } = match;
  if (path?.value !== undefined)
    yield { type: path.type ?? 'PathPrefix', value: path.value, of: 'path', at: [...at, 'path', 'value'] };
  for (const [index, { type, value }] of headers.entries())
    yield { type, value, of: 'header', at: [...at, 'headers', index, 'value'] };
  for (const [index, { type, value }] of queryParams.entries())
    yield { type, value, of: 'query parameter', at: [...at, 'queryParams', index, 'value'] };
}

/** A header that a route adds or sets, with its place. */
export function* headerValuesOf(
  rules: readonly RequestRule[],
): Generator<{ readonly value: string; readonly at: Path }> {
  for (const [index, { filters = [] }] of rules.entries()) {
    for (const [place, filter] of filters.entries()) {
      for (const key of ['requestHeaderModifier', 'responseHeaderModifier'] as const) {
        for (const how of ['add', 'set'] as const) {
          for (const [nth, { value }] of (filter[key]?.[how] ?? []).entries())
            yield { value, at: ['spec', 'rules', index, 'filters', place, key, how, nth, 'value'] };
        }
      }
    }
  }
}
