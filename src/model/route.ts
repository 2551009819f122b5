import { compareText } from '../common/compare-text';
import { type HeaderMatch, isExcludedBy, showHeader } from './header-match';
import { comparePaths, covers, overlaps, type PathMatch, showPath } from './path-match';
import type { Retries } from './retry';

/** Requests that are routed alike, and how. */
export interface RouteModel {
  readonly kind: 'Route';
  /** The property that declared it, such as `routes[1]`; the catch-all has none. */
  readonly at: string;
  readonly protocol: 'http' | 'grpc';
  /** Sorted, GET already with its HEAD; empty for every method. */
  readonly methods: readonly string[];
  /** Undefined for every path. */
  readonly path: PathMatch | undefined;
  readonly headers: readonly HeaderMatch[];
  /** Milliseconds for the whole request, all tries and back-off included; undefined for no limit. */
  readonly timeout: number | undefined;
  readonly retries: Retries;
}

export const showRoute = (route: RouteModel): string =>
  [
    route.protocol === 'grpc' ? 'gRPC' : route.methods.length === 0 ? 'any method' : route.methods.join('|'),
    route.path === undefined ? 'any path' : showPath(route.path),
    ...route.headers.map(showHeader),
  ].join(' ');

/** Fewer methods are more specific; none at all means every method. */
const breadth = (route: RouteModel): number => route.methods.length || Number.POSITIVE_INFINITY;

/** Where Gateway API puts one before the other: path, then method, then the number of headers; 0 where it cannot tell. */
function precedence(a: RouteModel, b: RouteModel): number {
  if (a.path === undefined || b.path === undefined) return Number(a.path === undefined) - Number(b.path === undefined);
  const byMethod = breadth(a) === breadth(b) ? 0 : breadth(a) - breadth(b);
  return comparePaths(a.path, b.path) || byMethod || b.headers.length - a.headers.length;
}

/** The order in which a proxy must try routes: most specific first, whatever the order of the program. */
export const compareRoutes = (a: RouteModel, b: RouteModel): number =>
  precedence(a, b) || compareText(showRoute(a), showRoute(b));

const sharesMethod = (a: RouteModel, b: RouteModel): boolean =>
  a.methods.length === 0 || b.methods.length === 0 || a.methods.some((m) => b.methods.includes(m));

/**
 * Whether some request meets both routes and neither is the more specific one: their paths cross without one holding
 * the other, or everything that precedence looks at is equal.
 */
export function isUndecidable(a: RouteModel, b: RouteModel): boolean {
  if (a.path === undefined || b.path === undefined || !sharesMethod(a, b) || !overlaps(a.path, b.path)) return false;
  if (a.headers.some((h) => isExcludedBy(h, b.headers))) return false;
  const nested = covers(a.path, b.path) || covers(b.path, a.path);
  return !nested || precedence(a, b) === 0;
}
