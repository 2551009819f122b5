import type { HeaderMatch } from '../../../model/header-match';

/** A text as a regular expression that meets it and nothing else. */
export const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A template as a regular expression that the whole path must meet: a hole is one segment. */
export const templatePattern = (template: string): string =>
  template
    .split('/')
    .map((segment) => (segment.startsWith('{') ? '[^/]+' : literal(segment)))
    .join('/');

/** One cookie of a Cookie header, as a regular expression that the whole header must meet. */
export const cookiePattern = ({ name, value }: Extract<HeaderMatch, { readonly kind: 'Cookie' }>): string =>
  `(.*;\\s*)?${literal(name)}=${literal(value)}(;.*)?`;
