import { createHash } from 'node:crypto';
import { HTTPRoute, type HTTPRouteSpecRulesMatches } from '../../../../imports/gateway-api-1.2.1/http-route-v1';
import { compareText } from '../../../common/compare-text';
import { groupBy } from '../../../common/group-by';
import type { HttpMethod } from '../../../model/http-method';
import type { PathMatch } from '../../../model/path-match';
import type { VersionModel } from '../../../model/version';
import type { Draft } from '../../draft';
import { pathMatch } from '../../shared/render/gateway-api';
import { type Cell, cellsFor, kubelet } from './access';
import type { GuardedPort } from './guarded-port';
import { expressionOf } from './path-language';

/** Requests of which the same callers may send all, as an object. */
export interface InboundRoute {
  readonly name: string;
  /** Whether it is for all that no other route of the port meets. */
  readonly isRest: boolean;
  readonly cells: readonly Cell[];
  readonly who: readonly string[];
}

/** What is left of an object's name for the words of a route. */
const longest = 150;

function wordsOf({ path, methods }: Cell): string {
  const below = path.kind === 'Prefix' ? '-below' : '';
  const named =
    methods === undefined ? 'any' : methods.filter((m) => m !== 'HEAD' || !methods.includes('GET')).join('-');
  return `${named}-${path.value === '/' ? 'root' : path.value}${below}`
    .replaceAll('{_}', 'each')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longest)
    .replace(/^-|-$/g, '');
}

const digest = ({ path, methods }: Cell): string =>
  createHash('sha256')
    .update(JSON.stringify([path, methods ?? 'any']))
    .digest('hex')
    .slice(0, 6);

/** A name says which requests are meant and depends on nothing else: were it to change hands, callers would too, one object after the other. */
function namesOf(cells: readonly Cell[]): ReadonlyMap<Cell, string> {
  const alike = groupBy(cells, wordsOf);
  return new Map(
    [...alike].flatMap(([words, those]) =>
      those.map((cell): [Cell, string] => [cell, those.length === 1 ? words : `${words}-${digest(cell)}`]),
    ),
  );
}

/** The routes of a port, the one for the rest first: without it what no other one meets would be 404. */
export function routesOf({ name, grants, byRequest }: GuardedPort): readonly InboundRoute[] {
  if (!byRequest) return [];
  const cells = cellsFor(grants);
  const rest = cells.at(-1)!;
  const asked = [...rest.who, kubelet].sort(compareText);
  const probes = cells.filter((cell) => cell !== rest && cell.who.join() === asked.join());
  const others = cells.filter((cell) => cell !== rest && !probes.includes(cell));
  const names = namesOf(others);
  return [
    { name, isRest: true, cells: [rest], who: rest.who },
    ...(probes.length === 0 ? [] : [{ name: `${name}-probes`, isRest: false, cells: probes, who: asked }]),
    ...others.map((cell) => ({ name: `${name}-${names.get(cell)}`, isRest: false, cells: [cell], who: cell.who })),
  ];
}

function matchPath(path: PathMatch, exceptions: readonly PathMatch[]): NonNullable<HTTPRouteSpecRulesMatches['path']> {
  if (exceptions.length === 0 && path.kind !== 'Template') return pathMatch(path);
  return { type: 'RegularExpression', value: expressionOf(path, exceptions) };
}

function matchesOf({ path, exceptions, methods, spelled }: Cell): HTTPRouteSpecRulesMatches[] {
  const match = { path: matchPath(path, exceptions) };
  const named = [...(methods ?? []), ...spelled].map((method) => ({ ...match, method: method as HttpMethod }));
  return methods === undefined ? [...named, match] : named;
}

/** What narrows others comes before what is narrowed, so that no request is without its route in between. */
const phaseOf = ({ isRest, cells }: InboundRoute): Draft['phase'] => {
  if (isRest) return 'lift';
  return cells.some(({ exceptions }) => exceptions.length > 0) ? 'deny' : 'allow';
};

export const renderInboundRoute = (
  route: InboundRoute,
  server: string,
  version: VersionModel,
  namespace: string,
): Draft => ({
  owner: version.owner,
  phase: phaseOf(route),
  apiVersion: HTTPRoute.apiVersion,
  kind: HTTPRoute.kind,
  metadata: { name: route.name, namespace },
  body: {
    spec: {
      parentRefs: [{ group: 'policy.linkerd.io', kind: 'Server', name: server }],
      rules: [{ matches: route.cells.flatMap(matchesOf) }],
    },
  },
});
