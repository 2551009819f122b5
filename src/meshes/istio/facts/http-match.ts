import type { VirtualService } from './kinds';

export type HttpRoute = NonNullable<NonNullable<VirtualService['spec']>['http']>[number];
export type HttpMatch = NonNullable<HttpRoute['match']>[number];
type Text = NonNullable<HttpMatch['uri']>;
type Texts = Readonly<Record<string, Text>>;

const isAny = ({ exact, prefix, regex }: Text, anything: string): boolean =>
  (exact === undefined && prefix === undefined && regex === undefined) ||
  [anything, ''].includes(prefix ?? '-') ||
  ['.*', '^.*$'].includes(regex ?? '');

/** Whether every text that the inner condition takes is taken by the outer one, as far as a look tells. */
function textCovers(outer: Text | undefined, inner: Text | undefined, anything = ''): boolean {
  if (outer === undefined || isAny(outer, anything)) return true;
  if (inner === undefined) return false;
  if (outer.prefix !== undefined) {
    const start = inner.exact ?? inner.prefix;
    return start?.startsWith(outer.prefix) ?? false;
  }
  return outer.exact !== undefined
    ? outer.exact === inner.exact
    : outer.regex !== undefined && outer.regex === inner.regex;
}

/** An empty condition on a header asks that it is there, which every other condition does too. */
const textsCover = (outer: Texts = {}, inner: Texts = {}): boolean =>
  Object.keys(outer).every((name) => {
    const narrow = inner[name];
    return narrow !== undefined && textCovers(outer[name], narrow);
  });

const same = <T>(outer: T | undefined, inner: T | undefined): boolean => outer === undefined || outer === inner;

function uriCovers(outer: HttpMatch, inner: HttpMatch): boolean {
  if (outer.uri === undefined || isAny(outer.uri, '/')) return true;
  // a condition that minds the case does not cover one that does not
  return (outer.ignoreUriCase === true || inner.ignoreUriCase !== true) && textCovers(outer.uri, inner.uri, '/');
}

/** Whether every request that meets the inner match meets the outer one. False where nothing tells. */
export function covers(outer: HttpMatch, inner: HttpMatch): boolean {
  return (
    uriCovers(outer, inner) &&
    textCovers(outer.method, inner.method) &&
    textCovers(outer.authority, inner.authority) &&
    textCovers(outer.scheme, inner.scheme) &&
    textsCover(outer.headers, inner.headers) &&
    textsCover(outer.queryParams, inner.queryParams) &&
    Object.entries(outer.withoutHeaders ?? {}).every(
      ([name, text]) => JSON.stringify(text) === JSON.stringify(inner.withoutHeaders?.[name]),
    ) &&
    same(outer.port, inner.port) &&
    same(outer.sourceNamespace, inner.sourceNamespace) &&
    Object.entries(outer.sourceLabels ?? {}).every(([key, value]) => inner.sourceLabels?.[key] === value) &&
    (outer.gateways === undefined || inner.gateways?.every((name) => outer.gateways!.includes(name)) === true)
  );
}

const everything: readonly HttpMatch[] = [{}];

/** The matches of a route; one without is met by everything. */
export const matchesOf = ({ match }: HttpRoute): readonly HttpMatch[] =>
  match === undefined || match.length === 0 ? everything : match;

/** Whether the match asks for nothing, so that every request meets it. */
export const isEverything = (match: HttpMatch): boolean => covers(match, {});
