import type { PathMatch } from '../../../model/path-match';

/** One path predicate, as routes and permissions of intentions both have it. */
export type ConsulPath =
  | { readonly pathExact: string }
  | { readonly pathPrefix: string }
  | { readonly pathRegex: string };

/** A text as a regular expression that meets it and nothing else. */
export const literal = (text: string): string => text.replace(/[.+*?(){}|[\]\\^$]/g, '\\$&');

/** Envoy matches a regular expression against the whole path, without its query. */
const regexOf = (template: string): string =>
  template
    .split(/\{\w+\}/)
    .map(literal)
    .join('[^/]+');

/** The predicates that together meet a path: a prefix of Consul goes by letters, so that one by segment takes two. */
export function consulPaths({ kind, value }: PathMatch): readonly ConsulPath[] {
  if (kind === 'Exact') return [{ pathExact: value }];
  if (kind === 'Template') return [{ pathRegex: regexOf(value) }];
  return value === '/' ? [{ pathPrefix: '/' }] : [{ pathExact: value }, { pathPrefix: `${value}/` }];
}
