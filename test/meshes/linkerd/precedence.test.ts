import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { linkerdModelRules } from '../../../src/meshes/linkerd/model-rules';
import { renderRoutes, renderVersionRoutes } from '../../../src/meshes/linkerd/render/route';
import { cookie, excludes, type HeaderMatch, header } from '../../../src/model/header-match';
import { exact, prefix, template } from '../../../src/model/path-match';
import { graphOf, type Program } from '../../../src/model/program';
import { allRoutes } from '../../../src/model/resilient-service';
import { noRetry, type RetryModel } from '../../../src/model/retry';
import { compareRoutes, isUndecidable, type RouteModel } from '../../../src/model/route';
import { stableOf } from '../../../src/model/version';
import { canary, program, route, service } from '../../../src/rules/example';
import { testersMeetARouteHeader } from '../../../src/rules/testers-meet-a-route-header';
import { meets } from '../../model/paths';
import { type Request, treat } from './proxy';

const on5xx: RetryModel = { kind: 'Retry', attempts: 2, conditions: ['5xx'], perTryTimeout: undefined, backoff: 25 };
const headers = [header('x-a', '1'), header('x-a'), header('x-b', '1'), cookie('c', '1')];
const paths = [
  exact('/'),
  exact('/a'),
  exact('/a/b'),
  exact('/a/'),
  prefix('/'),
  prefix('/a'),
  prefix('/a/b'),
  template('/{x}'),
  template('/a/{x}'),
  template('/{x}/b'),
  template('/a/{x}/{y}'),
];

const routeOf = fc.record({
  methods: fc.constantFrom<readonly string[]>([], ['GET', 'HEAD'], ['HEAD'], ['POST']),
  path: fc.constantFrom(...paths),
  headers: fc.subarray(headers, { maxLength: 2 }),
  retries: fc.constantFrom(noRetry, noRetry, on5xx),
});
const testersOf = fc.constantFrom<HeaderMatch | undefined>(
  undefined,
  header('x-b', '1'),
  header('x-a', '2'),
  cookie('c', '1'),
  header('x-t'),
);

const requestHeaders: readonly Readonly<Record<string, string>>[] = [
  {},
  { 'x-a': '1' },
  { 'x-a': '2', 'x-b': '1' },
  { 'x-a': '1', 'x-b': '1', cookie: 'c=1' },
  { cookie: 'b=0; c=1; c=12', 'x-t': '1' },
  { cookie: 'c=12' },
];

/** Every request that the routes can tell apart. */
const sent: readonly Request[] = ['GET', 'HEAD', 'POST', 'PURGE'].flatMap((method) =>
  ['/', '/a', '/a/', '/b', '/a/b', '/b/b', '/a/b/b', '/a/b/'].flatMap((path) =>
    requestHeaders.map((headers) => ({ method, path, headers })),
  ),
);

/** What a header match means, said once more. */
function hasHeader({ headers: sent }: Request, match: HeaderMatch): boolean {
  if (match.kind === 'Cookie') return (sent['cookie'] ?? '').split('; ').includes(`${match.name}=${match.value}`);
  return match.kind === 'Present' ? sent[match.name] !== undefined : sent[match.name] === match.value;
}

const takes = (one: RouteModel, request: Request): boolean =>
  (one.methods.length === 0 || one.methods.includes(request.method)) &&
  (one.path === undefined || meets(one.path, request.path)) &&
  one.headers.every((match) => hasHeader(request, match));

/** A program of one service whose routes are told apart by their timeouts, and its canary where there are testers. */
function programOf(drawn: readonly Partial<RouteModel>[], testers: HeaderMatch | undefined): Program {
  const routes = drawn
    .map((said, n) => route({ ...said, at: `routes[${n}]`, timeout: (n + 1) * 1000 }))
    .sort(compareRoutes);
  return program({
    services: [service({ routes })],
    canaries: testers === undefined ? [] : [canary({ testers, weight: 30 })],
  });
}

const isRefused = (said: Program): boolean => {
  const { routes } = said.services[0]!;
  if (routes.some((a, i) => routes.slice(i + 1).some((b) => isUndecidable(a, b)))) return true;
  return [...linkerdModelRules, testersMeetARouteHeader].some((rule) => [...rule.check(graphOf(said))].length > 0);
};

/** What the model says of a request: the first route in its order, and the canary for testers. */
function meant(said: Program, request: Request) {
  const [{ testers } = { testers: undefined }] = said.canaries;
  const first = allRoutes(said.services[0]!).find((one) => takes(one, request))!;
  const isTester =
    testers !== undefined && hasHeader(request, testers) && !first.headers.some((h) => excludes(h, testers));
  const to = testers === undefined ? { payments: 1 } : { payments: 70, 'payments-canary': 30 };
  return {
    timeout: first.timeout === undefined ? undefined : `${first.timeout / 1000}s`,
    retry: first.retries.kind === 'Off' ? {} : { 'retry.linkerd.io/http': '5xx', 'retry.linkerd.io/limit': '2' },
    to: isTester ? { 'payments-canary': 1 } : to,
  };
}

const written = (said: Program) =>
  renderRoutes(said.services[0]!, graphOf(said)).map(({ metadata, body }) => ({ metadata, ...body }));

const shuffled = <T>(items: readonly T[], seed: number): T[] => {
  const rotated = [...items.slice(seed % items.length), ...items.slice(0, seed % items.length)];
  return seed % 2 === 0 ? rotated : rotated.reverse();
};

describe('what the proxy prefers', () => {
  let taken = 0;
  let kept = 0;

  it('is what the model puts first, whatever the age of the objects, or the program is refused', () => {
    const programs = fc.array(routeOf, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(programs, testersOf, fc.nat(), (drawn, testers, seed) => {
        const said = programOf(drawn, testers);
        taken++;
        if (isRefused(said)) return;
        kept++;
        const routes = shuffled(written(said), seed);
        const wrong = sent.find((one) => !isDeepStrictEqual(treat(routes, one), meant(said, one)));
        if (wrong !== undefined) expect([wrong, treat(routes, wrong)]).toEqual([wrong, meant(said, wrong)]);
      }),
      { numRuns: 200 },
    );
  });

  it('was asked about enough programs that are not refused', () => expect(kept / taken).toBeGreaterThan(0.2));
});

describe('a template beside a path that it meets', () => {
  const beside = (retries: RouteModel['retries']) =>
    programOf([{ path: template('/{x}') }, { path: exact('/a'), retries }], undefined);

  it('shares its object, which has the name of the template', () => {
    const names = written(beside(noRetry)).map(({ metadata }) => metadata.name);
    expect(names).toEqual(['payments', 'payments-get-x']);
    expect(isRefused(beside(noRetry))).toBe(false);
  });

  it('is refused where the two are retried differently, since annotations are of an object', () =>
    expect(isRefused(beside(on5xx))).toBe(true));
});

it('the routes of a service are the same whatever other routes it has', () => {
  const few = programOf([{ path: exact('/a') }], undefined);
  const more = programOf([{ path: exact('/a') }, { path: exact('/a/b') }, { path: prefix('/c') }], undefined);
  const texts = written(more).map((one) => JSON.stringify(one));
  for (const one of written(few)) expect(texts).toContain(JSON.stringify(one));
});

it("a canary's own host knows no split and no testers", () => {
  const said = programOf([{ path: exact('/a') }], header('x-t'));
  const [target] = said.services;
  const drafts = renderVersionRoutes({ ...stableOf(target!), name: 'payments-canary' }, target!);
  const routes = drafts.map(({ metadata, body }) => ({ metadata, ...body }));
  const to = { 'payments-canary': 1 };
  const request = { method: 'GET', path: '/a', headers: { 'x-t': '1' } };
  expect(treat(routes, request)).toEqual({ timeout: '1s', retry: {}, to });
});
