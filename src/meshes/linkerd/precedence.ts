import { groupBy } from '../../common/group-by';
import type { CanaryModel } from '../../model/canary-release';
import { type HeaderMatch, isExcludedBy } from '../../model/header-match';
import { covers, exact, overlaps } from '../../model/path-match';
import type { ServiceModel } from '../../model/resilient-service';
import { allRoutes } from '../../model/resilient-service';
import type { RouteModel } from '../../model/route';
import { headerConditions } from '../shared/render/gateway-api';

/**
 * How Linkerd's proxy chooses between routes that meet the same request: by how much of the path was matched in characters, whatever kind
 * of match it was; then a method before none; then the number of headers. What is equal in all of this goes by order: within an object
 * that of its rules, between objects by their age, which nobody can say beforehand.
 *
 * Source: https://github.com/linkerd/linkerd2-proxy/blob/main/linkerd/http/route/src/http/match.rs
 */
export type Verdict = 'first' | 'order' | 'second';

const root = exact('/');

/** Whether one that goes before the other can have matched no more of the path: a whole path is never shorter than a prefix of it. */
function isEven(first: RouteModel, second: RouteModel): boolean {
  if (second.path === undefined || second.path.kind === 'Prefix') {
    const prefix = second.path === undefined ? root : exact(second.path.value);
    if (first.path === undefined) return prefix.value === '/';
    return first.path.kind === 'Prefix' ? first.path.value === prefix.value : covers(first.path, prefix);
  }
  return true;
}

/** As many as the match has conditions. */
const headerCount = (route: RouteModel, extra: readonly HeaderMatch[]): number =>
  headerConditions([...route.headers, ...extra]).length;

/** What the proxy makes of a request that meets both, where the first goes before the second by the model. */
function verdictWith(first: RouteModel, second: RouteModel, extra: readonly HeaderMatch[]): Verdict {
  if (!isEven(first, second)) return 'first';
  const byMethod = Number(first.methods.length > 0) - Number(second.methods.length > 0);
  const by = byMethod || headerCount(first, extra) - headerCount(second, extra);
  return by > 0 ? 'first' : by < 0 ? 'second' : 'order';
}

const worst = (a: Verdict, b: Verdict): Verdict => {
  if (a === 'second' || b === 'second') return 'second';
  return a === 'order' || b === 'order' ? 'order' : 'first';
};

/** The same, where testers have rules of their own with one header more. */
function verdict(first: RouteModel, second: RouteModel, testers: HeaderMatch | undefined): Verdict {
  const plain = verdictWith(first, second, []);
  if (testers === undefined || isExcludedBy(testers, [...first.headers, ...second.headers])) return plain;
  return worst(plain, verdictWith(first, second, [testers]));
}

function meets(a: RouteModel, b: RouteModel): boolean {
  if (a.methods.length > 0 && b.methods.length > 0 && !a.methods.some((m) => b.methods.includes(m))) return false;
  if (a.headers.some((one) => isExcludedBy(one, b.headers))) return false;
  return a.path === undefined || b.path === undefined || overlaps(a.path, b.path);
}

/** Two routes of one service by their places; the first goes before the second by the model, and not by the proxy alone. */
export interface Close {
  readonly first: number;
  readonly second: number;
  readonly verdict: Exclude<Verdict, 'first'>;
}

const textOf = ({ path }: RouteModel): string => path?.value ?? '/';

/** Pairs that the length of the path does not tell apart: of the same text, or with a template. */
function* pairs(routes: readonly RouteModel[]): Iterable<readonly [number, number]> {
  const places = routes.map((_, place) => place);
  const isTemplate = (place: number): boolean => routes[place]!.path?.kind === 'Template';
  for (const alike of groupBy(
    places.filter((place) => !isTemplate(place)),
    (place) => textOf(routes[place]!),
  ).values())
    for (const [i, first] of alike.entries()) for (const second of alike.slice(i + 1)) yield [first, second];
  for (const template of places.filter(isTemplate))
    for (const other of places) {
      if (other < template && !isTemplate(other)) yield [other, template];
      if (other > template) yield [template, other];
    }
}

/** Which routes of a service the proxy does not put into the order of the model by itself. */
export function closeCalls(service: ServiceModel, canary: CanaryModel | undefined): readonly Close[] {
  const routes = allRoutes(service);
  return [...pairs(routes)].flatMap(([first, second]): readonly Close[] => {
    const [one, other] = [routes[first]!, routes[second]!];
    if (!meets(one, other)) return [];
    const found = verdict(one, other, canary?.testers);
    return found === 'first' ? [] : [{ first, second, verdict: found }];
  });
}
