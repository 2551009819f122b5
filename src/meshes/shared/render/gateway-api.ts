import type { HeaderMatch } from '../../../model/header-match';
import type { HttpMethod } from '../../../model/http-method';
import type { PathMatch } from '../../../model/path-match';
import type { RouteModel } from '../../../model/route';
import { cookiePattern, templatePattern } from './patterns';

/** Parts of the HTTPRoutes and GRPCRoutes of Gateway API 1.2, which is what the meshes that read them have in common. */

type Kind = 'Exact' | 'RegularExpression';

export interface HeaderCondition {
  readonly type: Kind;
  readonly name: string;
  readonly value: string;
}

export interface HttpRouteMatch {
  readonly path: { readonly type: Kind | 'PathPrefix'; readonly value: string };
  readonly method?: HttpMethod;
  readonly headers?: HeaderCondition[];
}

export interface GrpcRouteMatch {
  readonly method?: { readonly type: 'Exact'; readonly service: string; readonly method: string };
  readonly headers?: HeaderCondition[];
}

/** A Service, and its share of the requests beside others. */
export interface Backend {
  readonly name: string;
  readonly port: number;
  readonly weight: number;
}

/** A prefix goes by segment here too; a template is an expression that the whole path must meet. */
export function pathMatch(path: PathMatch | undefined): HttpRouteMatch['path'] {
  if (path === undefined) return { type: 'PathPrefix', value: '/' };
  if (path.kind === 'Exact') return { type: 'Exact', value: path.value };
  if (path.kind === 'Prefix') return { type: 'PathPrefix', value: path.value };
  return { type: 'RegularExpression', value: templatePattern(path.value) };
}

function headerCondition(match: HeaderMatch): HeaderCondition {
  if (match.kind === 'Exact') return { type: 'Exact', name: match.name, value: match.value };
  if (match.kind === 'Present') return { type: 'RegularExpression', name: match.name, value: '.+' };
  // anchored, since a proxy may look for the first match and then ask whether it is the whole value
  return { type: 'RegularExpression', name: 'cookie', value: `^${cookiePattern(match)}$` };
}

/** One condition for each header, as the API has it: where a value is asked for, that it is there says nothing more. */
export function headerConditions(headers: readonly HeaderMatch[]): readonly HeaderCondition[] {
  const presentFirst = [...headers].sort((a, b) => Number(b.kind === 'Present') - Number(a.kind === 'Present'));
  return [...new Map(presentFirst.map(headerCondition).map((one) => [one.name, one])).values()];
}

const headersOf = (headers: readonly HeaderMatch[]): { readonly headers?: HeaderCondition[] } =>
  headers.length === 0 ? {} : { headers: [...headerConditions(headers)] };

/** What of HTTP meets a route, one match for each of its methods; `extra` are headers that must be there too. */
export function httpMatches(route: RouteModel, extra: readonly HeaderMatch[] = []): HttpRouteMatch[] {
  const path = pathMatch(route.path);
  const headers = headersOf([...route.headers, ...extra]);
  if (route.methods.length === 0) return [{ path, ...headers }];
  return route.methods.map((method) => ({ path, method: method as HttpMethod, ...headers }));
}

/** The same for gRPC; none at all for every method. */
export function grpcMatches(route: RouteModel, extra: readonly HeaderMatch[] = []): GrpcRouteMatch[] {
  const headers = headersOf([...route.headers, ...extra]);
  const [, service, method] = route.path?.value.split('/') ?? [];
  if (service !== undefined && method !== undefined)
    return [{ method: { type: 'Exact', service, method }, ...headers }];
  return headers.headers === undefined ? [] : [headers];
}

const core = { group: '', kind: 'Service' } as const;

/** The route is for whoever dials this port of a Service, in its namespace. */
export const serviceParent = (name: string, port: number) => ({ ...core, name, port });

export const backendRefs = (backends: readonly Backend[]) => backends.map((backend) => ({ ...core, ...backend }));

/** The largest weight that the API takes. */
export const mostWeight = 1_000_000;

/** The decimals of a share in percent that weights can say exactly. */
export const shareDecimals = Math.log10(mostWeight / 100);

/** A duration as the API writes it: whole numbers of at most five digits. */
export function apiDuration(milliseconds: number): string {
  const units = [
    ['h', 3_600_000],
    ['s', 1000],
    ['ms', 1],
  ] as const;
  if (milliseconds < 100_000 && milliseconds % 1000 !== 0) return `${milliseconds}ms`;
  if (milliseconds < 100_000_000 && milliseconds % 1000 === 0) return `${milliseconds / 1000}s`;
  let rest = milliseconds;
  const parts = units.map(([unit, size]) => {
    const count = Math.floor(rest / size);
    rest -= count * size;
    return count === 0 ? '' : `${count}${unit}`;
  });
  return parts.join('');
}
