import type { PathMatch } from '../../../model/path-match';
import { templatePattern } from '../../shared/render/patterns';

/** One path predicate, as routes and permissions of intentions both have it. */
export type ConsulPath =
  | { readonly pathExact: string }
  | { readonly pathPrefix: string }
  | { readonly pathRegex: string };

/** The predicates that together meet a path: a prefix of Consul goes by letters, so that one by segment takes two. */
export function consulPaths({ kind, value }: PathMatch): readonly ConsulPath[] {
  if (kind === 'Exact') return [{ pathExact: value }];
  // Envoy compares an expression with the whole path, without its query
  if (kind === 'Template') return [{ pathRegex: templatePattern(value) }];
  return value === '/' ? [{ pathPrefix: '/' }] : [{ pathExact: value }, { pathPrefix: `${value}/` }];
}
