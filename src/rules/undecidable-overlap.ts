import type { PathMatch } from '../model/path-match';
import { exact, template } from '../model/path-match';
import { isUndecidable, type RouteModel, showRoute } from '../model/route';
import { program, route, service } from './example';
import type { Rule } from './rule';

type Pair = readonly [RouteModel, RouteModel];

/** Templates and prefixes by segment, so that only those are compared that can meet. */
class Node {
  readonly below = new Map<string, Node>();
  readonly templates: RouteModel[] = [];
  readonly prefixes: RouteModel[] = [];

  child(segment: string): Node {
    const child = this.below.get(segment) ?? new Node();
    this.below.set(segment, child);
    return child;
  }

  /** The children whose segment can be the same as this one. */
  meeting(segment: string): readonly Node[] {
    if (segment === hole) return [...this.below.values()];
    return [this.below.get(segment), this.below.get(hole)].filter((node) => node !== undefined);
  }
}

const hole = '{}';
const segments = (path: PathMatch): readonly string[] =>
  path.value
    .split('/')
    .filter((segment) => segment !== '')
    .map((segment) => (segment.startsWith('{') ? hole : segment));

/** A template crosses other templates of its length, and prefixes that are not longer. */
function* crossing(routes: readonly RouteModel[]): Iterable<Pair> {
  const root = new Node();
  const templates = routes.filter((r) => r.path?.kind === 'Template');
  if (templates.length === 0) return;
  for (const candidate of routes) {
    if (candidate.path === undefined || candidate.path.kind === 'Exact') continue;
    const node = segments(candidate.path).reduce((at, segment) => at.child(segment), root);
    (candidate.path.kind === 'Prefix' ? node.prefixes : node.templates).push(candidate);
  }
  for (const one of templates) {
    let nodes: readonly Node[] = [root];
    for (const segment of segments(one.path!)) {
      nodes = nodes.flatMap((node) => node.meeting(segment));
      for (const node of nodes) for (const other of node.prefixes) yield [one, other];
    }
    for (const node of nodes) for (const other of node.templates) yield [one, other];
  }
}

/** Exact paths, and prefixes among themselves, are only equal where they are the same. */
function* alike(routes: readonly RouteModel[]): Iterable<Pair> {
  const groups = new Map<string, RouteModel[]>();
  for (const one of routes) {
    if (one.path === undefined || one.path.kind === 'Template') continue;
    const key = `${one.path.kind} ${one.path.value}`;
    const group = groups.get(key) ?? [];
    for (const other of group) yield [one, other];
    group.push(one);
    groups.set(key, group);
  }
}

/** In the order of the program: routes[9] before routes[10]. */
const isBefore = (a: RouteModel, b: RouteModel): boolean =>
  a.at.length < b.at.length || (a.at.length === b.at.length && a.at < b.at);

/** Each two declarations once, the earlier first, whatever routes they mean. */
function* undecidable(routes: readonly RouteModel[]): Iterable<Pair> {
  const seen = new Set<string>();
  for (const pairs of [alike(routes), crossing(routes)]) {
    for (const [one, other] of pairs) {
      const [first, second] = isBefore(one, other) ? [one, other] : [other, one];
      const key = `${first.at} ${second.at}`;
      if (first.at === second.at || seen.has(key) || !isUndecidable(first, second)) continue;
      seen.add(key);
      yield [first, second];
    }
  }
}

const withRoutes = (second: RouteModel) => program({ services: [service({ routes: [versions, second] })] });
const versions = route({ path: template('/payments/{id}') });

export const undecidableOverlap: Rule = {
  code: 'MESH2101',
  name: 'undecidable-overlap',
  severity: 'error',
  summary: 'Two routes that meet the same request, and neither is the more specific one.',
  what: '{route} and {other} of {at} overlap, and neither is the more specific',
  why: 'a request that meets both would get the timeout and retries of either',
  fix: 'let the path, the method or the headers of one say more, or make one route of the two',
  reads: ['services'],
  bad: withRoutes(route({ at: 'routes[1]', path: template('/{kind}/open') })),
  good: withRoutes(route({ at: 'routes[1]', path: exact('/payments/open') })),
  *check(graph) {
    for (const { path, routes } of graph.services) {
      for (const [first, second] of undecidable(routes)) {
        yield {
          path,
          at: second.at,
          values: { route: showRoute(second), other: showRoute(first), at: first.at },
        };
      }
    }
  },
};
