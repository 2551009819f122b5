/** A condition on a request header. Names are lower case, as HTTP/2 has them. */
export type HeaderMatch =
  | { readonly kind: 'Exact'; readonly name: string; readonly value: string }
  | { readonly kind: 'Present'; readonly name: string }
  | { readonly kind: 'Cookie'; readonly name: string; readonly value: string };

/** From JavaScript anything may come; what is no text is refused where the match is read. */
const lower = (name: string): string => (typeof name === 'string' ? name.toLowerCase() : name);

/** Requests whose header has exactly this value; without a value, requests whose header has any. */
export const header = (name: string, value?: string): HeaderMatch =>
  Object.freeze(
    value === undefined ? { kind: 'Present', name: lower(name) } : { kind: 'Exact', name: lower(name), value },
  );

/** Requests that carry a cookie of this name with exactly this value. */
export const cookie = (name: string, value: string): HeaderMatch => Object.freeze({ kind: 'Cookie', name, value });

/** Header field names of RFC 9110, section 5.6.2. */
export const isFieldName = (name: string): boolean => /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name);

/** A match whose name is as HTTP/2 has it; names of cookies keep their case. */
export const normalizeHeader = (match: HeaderMatch): HeaderMatch =>
  match.kind === 'Cookie' ? match : { ...match, name: lower(match.name) };

/** Whether no request can meet both. */
export const excludes = (a: HeaderMatch, b: HeaderMatch): boolean =>
  a.kind !== 'Present' && a.kind === b.kind && a.name === b.name && a.value !== b.value;

/** Whether no request that meets all of the others can meet this one. */
export const isExcludedBy = (match: HeaderMatch, others: readonly HeaderMatch[]): boolean =>
  others.some((other) => excludes(match, other));

/** The header that is looked at; all cookies are one. */
const fieldOf = (match: HeaderMatch): string => (match.kind === 'Cookie' ? 'cookie' : match.name);

/** Whether two conditions are of one header and say different things: a mesh keeps one condition for each header. */
export const competes = (a: HeaderMatch, b: HeaderMatch): boolean =>
  fieldOf(a) === fieldOf(b) && a.kind !== 'Present' && b.kind !== 'Present' && showHeader(a) !== showHeader(b);

export const showHeader = (match: HeaderMatch): string =>
  match.kind === 'Present' ? match.name : `${match.kind === 'Cookie' ? 'cookie ' : ''}${match.name}=${match.value}`;
