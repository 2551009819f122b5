import { compareText } from '../../../common/compare-text';
import { groupBy } from '../../../common/group-by';
import { httpMethods } from '../../../model/http-method';
import { comparePaths, covers, type PathMatch, prefix } from '../../../model/path-match';
import { canonical, intersection } from './path-language';

/** Who may send which requests to a port: an identity, or one of the words of `addresses` and `kubelet`. */
export interface Grant {
  readonly who: string;
  /** Empty for every method. */
  readonly methods: readonly string[];
  /** Empty for every path. */
  readonly paths: readonly PathMatch[];
}

/** Those with an address that an opening names. */
export const addresses = 'addresses';
/** Whoever asks what the kubelet asks. */
export const kubelet = 'kubelet';

export const isWhole = ({ methods, paths }: Grant): boolean => methods.length === 0 && paths.length === 0;

/** Requests of which the same callers may send all. */
export interface Cell {
  readonly path: PathMatch;
  /** Narrower paths, of other callers, that the proxy would not always put before this one. */
  readonly exceptions: readonly PathMatch[];
  /** Undefined for every method that no other cell of the path names. */
  readonly methods: readonly string[] | undefined;
  /** Methods that are written out beside those, since only by its method it goes before the cell for the rest. */
  readonly spelled: readonly string[];
  /** Sorted. */
  readonly who: readonly string[];
}

export const root = prefix('/');
const keyOf = ({ kind, value }: PathMatch): string => `${kind} ${value}`;
const isRoot = (path: PathMatch): boolean => keyOf(path) === keyOf(root);
const pathsOf = ({ paths }: Grant): readonly PathMatch[] => (paths.length === 0 ? [root] : paths.map(canonical));

/** All paths, and where two of them cross what they share; so one of them is the narrowest for each request. */
function closure(paths: readonly PathMatch[]): readonly PathMatch[] {
  const found = new Map<string, PathMatch>();
  const waiting = [root, ...paths];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (found.has(keyOf(path))) continue;
    for (const other of found.values()) {
      const shared = intersection(path, other);
      if (shared !== undefined) waiting.push(shared);
    }
    found.set(keyOf(path), path);
  }
  return [...found.values()].sort((a, b) => comparePaths(a, b) || compareText(keyOf(a), keyOf(b)));
}

/** Callers of one path, by method; under `undefined` those of every other method. */
type Row = ReadonlyMap<string | undefined, readonly string[]>;

interface Line {
  readonly path: PathMatch;
  readonly row: Row;
  /** What tells its callers from those of another path. */
  readonly key: string;
}

function lineOf(path: PathMatch, grants: readonly Grant[], methods: readonly (string | undefined)[]): Line {
  const meeting = grants.filter((grant) => pathsOf(grant).some((one) => covers(one, path)));
  const callers = (method: string | undefined): readonly string[] => {
    const those = meeting.filter(
      (one) => one.methods.length === 0 || (method !== undefined && one.methods.includes(method)),
    );
    return [...new Set(those.map(({ who }) => who))].sort(compareText);
  };
  const row: Row = new Map(methods.map((method) => [method, callers(method)]));
  return { path, row, key: JSON.stringify([...row.values()]) };
}

/**
 * The narrower paths that must be taken out of a path. The proxy goes by the length of what was matched: a template matches as much as
 * any path within it, and a prefix as much as the exact path of the same text.
 */
function exceptionsOf(line: Line, lines: readonly Line[]): readonly PathMatch[] {
  const { path, key } = line;
  const narrower = lines.filter((other) => other !== line && other.key !== key && covers(path, other.path));
  const ties = (other: PathMatch): boolean =>
    path.kind === 'Template' || (other.kind === 'Exact' && other.value === path.value);
  if (!narrower.some((other) => ties(other.path))) return [];
  const paths = narrower.map((other) => other.path);
  return paths.filter((one) => !paths.some((other) => other !== one && covers(other, one)));
}

function cellsOf(line: Line, lines: readonly Line[]): readonly Cell[] {
  const { path, row } = line;
  const exceptions = exceptionsOf(line, lines);
  const others = row.get(undefined)!;
  const named = [...row.keys()].filter((method) => method !== undefined);
  const groups = groupBy(named, (method) => {
    const who = row.get(method)!.join(' ');
    return who === others.join(' ') ? undefined : who;
  });
  const base = { path, exceptions, spelled: [] };
  const byMethod = [...groups.values()].map((those): Cell => ({ ...base, methods: those, who: row.get(those[0])! }));
  const rest: Cell = { ...base, methods: undefined, who: others };
  // what is left must be met by something, so this one keeps all paths
  if (isRoot(path)) return [...byMethod, { ...rest, exceptions: [] }];
  if (others.length === 0) return byMethod;
  const taken = [...groups.values()].flat();
  const spelled = path.value === '/' ? Object.keys(httpMethods).filter((method) => !taken.includes(method)) : [];
  return [...byMethod, { ...rest, spelled }];
}

/** Requests to a port by who may send them; the last cell is for all that no other one meets. */
export function cellsFor(grants: readonly Grant[]): readonly Cell[] {
  const methods = [...new Set(grants.flatMap((grant) => grant.methods))].sort(compareText);
  const lines = closure(grants.flatMap(pathsOf)).map((path) => lineOf(path, grants, [...methods, undefined]));
  const isSaid = (line: Line): boolean =>
    lines.some((other) => other !== line && other.key === line.key && covers(other.path, line.path));
  return lines.filter((line) => !isSaid(line)).flatMap((line) => cellsOf(line, lines));
}
