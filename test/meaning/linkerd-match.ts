import { known } from './fields';
import type { Request } from './meaning';

/**
 * How Linkerd's proxy chooses among routes, as its crate linkerd-http-route does: by the length of what the path matched, whatever kind of
 * match it was (an expression counts the whole path), then by method, then by the number of headers. What is equal is decided by the order
 * of the rules, and between two objects by their age, which a manifest does not tell.
 */

interface TextMatch {
  readonly type?: string;
  readonly name: string;
  readonly value: string;
}

export interface HttpMatch {
  readonly path?: { readonly type?: string; readonly value: string };
  readonly method?: string;
  readonly headers?: readonly TextMatch[];
}

export interface GrpcMatch {
  readonly method?: { readonly type?: string; readonly service?: string; readonly method?: string };
  readonly headers?: readonly TextMatch[];
}

/** The greater one wins, from the left. */
export type Rank = readonly number[];

export function compareRanks(a: Rank, b: Rank): number {
  const at = a.findIndex((value, i) => value !== b[i]);
  return at < 0 ? 0 : a[at]! - b[at]!;
}

const wholly = (regex: string, value: string): boolean => {
  const [first] = new RegExp(regex).exec(value) ?? [];
  return first === value;
};

const meetsHeader = ({ type = 'Exact', name, value }: TextMatch, { headers }: Request): boolean => {
  const given = headers[name.toLowerCase()];
  if (given === undefined) return false;
  if (type !== 'Exact' && type !== 'RegularExpression') throw new Error(`the reading does not know ${type}`);
  return type === 'Exact' ? given === value : wholly(value, given);
};

const trimmed = (path: string): string => path.replace(/\/+$/, '');

/** How much of the path was matched, or undefined. */
function lengthOf({ type = 'PathPrefix', value }: NonNullable<HttpMatch['path']>, path: string): number | undefined {
  if (type === 'Exact') return path === value ? value.length : undefined;
  if (type === 'RegularExpression') return wholly(value, path) ? path.length : undefined;
  if (type !== 'PathPrefix') throw new Error(`the reading does not know ${type}`);
  if (value === '/') return 1;
  const [wanted, given] = [trimmed(value), trimmed(path)];
  return given === wanted || given.startsWith(`${wanted}/`) ? wanted.length : undefined;
}

export function httpRank(match: HttpMatch, request: Request, at: string): Rank | undefined {
  const { path = { value: '/' }, method, headers = [] } = known<HttpMatch>(match, ['path', 'method', 'headers'], at);
  const length = lengthOf(path, request.path);
  const isMet =
    (method === undefined || method === request.method) && headers.every((one) => meetsHeader(one, request));
  return length === undefined || !isMet ? undefined : [length, method === undefined ? 0 : 1, headers.length];
}

/** A gRPC call is a POST; a rule without matches takes any request. */
export function grpcRank(match: GrpcMatch, request: Request, at: string): Rank | undefined {
  const { method = {}, headers = [] } = known<GrpcMatch>(match, ['method', 'headers'], at);
  if ((method.type ?? 'Exact') !== 'Exact') throw new Error(`${at}: the reading does not know ${method.type}`);
  const [root, service, name] = request.path.split('/');
  if (request.method !== 'POST' || root !== '' || service === undefined || name === undefined) return undefined;
  if (method.service !== undefined && method.service !== service) return undefined;
  if (method.method !== undefined && method.method !== name) return undefined;
  if (!headers.every((one) => meetsHeader(one, request))) return undefined;
  return [method.service?.length ?? 0, method.method?.length ?? 0, headers.length];
}

/** A rule of a route object, with what follows from it. */
export interface Candidate<Result> {
  /** The object that it is of. */
  readonly object: string;
  readonly rank: Rank;
  readonly result: Result;
}

/**
 * The rule that a request meets, undefined where there is none.
 *
 * @throws where two objects are equal, so that their age decides, and do not say the same
 */
export function best<Result>(candidates: readonly Candidate<Result>[]): Result | undefined {
  const byObject = new Map<string, Candidate<Result>>();
  for (const one of candidates) {
    const held = byObject.get(one.object);
    if (held === undefined || compareRanks(one.rank, held.rank) > 0) byObject.set(one.object, one);
  }
  const sorted = [...byObject.values()].sort((a, b) => compareRanks(b.rank, a.rank));
  const [first] = sorted;
  const equal = sorted.filter(({ rank }) => first !== undefined && compareRanks(rank, first.rank) === 0);
  for (const other of equal) {
    if (JSON.stringify(other.result) === JSON.stringify(first!.result)) continue;
    throw new Error(`whichever of ${first!.object} and ${other.object} is older takes the request`);
  }
  return first?.result;
}
