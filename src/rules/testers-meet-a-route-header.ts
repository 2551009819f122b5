import { excludes, type HeaderMatch, header, isExcludedBy, showHeader } from '../model/header-match';
import { showRoute } from '../model/route';
import { canary, program, route, service } from './example';
import type { Rule } from './rule';

const withHeader = (name: string) =>
  program({
    services: [service({ routes: [route({ headers: [header(name, 'internal')] })] })],
    canaries: [canary({ testers: header('x-group') })],
  });

/** The header that is looked at; all cookies are one. */
const field = (match: HeaderMatch): string => (match.kind === 'Cookie' ? 'cookie' : match.name);

/** Whether whoever meets the first also meets the second. */
const implies = (a: HeaderMatch, b: HeaderMatch): boolean => b.kind === 'Present' || showHeader(a) === showHeader(b);

/** Whether a request can meet both, but a match with one condition for each header cannot say so. */
const clashes = (testers: HeaderMatch, other: HeaderMatch): boolean =>
  field(testers) === field(other) && !excludes(testers, other) && !implies(testers, other);

export const testersMeetARouteHeader: Rule = {
  code: 'MESH4106',
  name: 'testers-meet-a-route-header',
  severity: 'error',
  summary: 'Testers that are known by a header that a route already asks for.',
  what: 'testers look at {testers}, and {route} of {at} looks at {header}',
  why: 'a match has one condition for each header (cookies are one), so the condition of the route would be lost',
  fix: 'know the testers by a header of their own',
  reads: ['services', 'canaries'],
  bad: withHeader('x-group'),
  good: withHeader('x-tenant'),
  *check(graph) {
    for (const { path, testers, service: target } of graph.canaries) {
      if (testers === undefined) continue;
      for (const one of graph.service(target)?.routes ?? []) {
        const other = one.headers.find((match) => clashes(testers, match));
        if (other === undefined || isExcludedBy(testers, one.headers)) continue;
        const words = { testers: showHeader(testers), header: showHeader(other) };
        yield { path, at: 'testers', values: { ...words, route: showRoute(one), at: one.at }, related: [target] };
      }
    }
  },
};
