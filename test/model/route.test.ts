import fc from 'fast-check';
import { cookie, excludes, type HeaderMatch, header, isFieldName } from '../../src/model/header-match';
import { noRetry } from '../../src/model/retry';
import { compareRoutes, isUndecidable, type RouteModel } from '../../src/model/route';
import { matchers, meets, requests } from './paths';

interface Request {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

const methods = ['GET', 'HEAD', 'POST'];
const headers = [
  header('x-a', '1'),
  header('x-a', '2'),
  header('x-a'),
  header('x-b', '1'),
  cookie('c', '1'),
  cookie('c', '2'),
];

/** What a header match means, said once more. */
function hasHeader({ headers: sent }: Request, match: HeaderMatch): boolean {
  if (match.kind === 'Cookie') return (sent['cookie'] ?? '').split('; ').includes(`${match.name}=${match.value}`);
  return match.kind === 'Present' ? sent[match.name] !== undefined : sent[match.name] === match.value;
}
const takes = (route: RouteModel, request: Request): boolean =>
  (route.methods.length === 0 || route.methods.includes(request.method)) &&
  (route.path === undefined || meets(route.path, request.path)) &&
  route.headers.every((match) => hasHeader(request, match));

const routeOf = fc.record<RouteModel>({
  kind: fc.constant('Route'),
  at: fc.constant('routes[0]'),
  protocol: fc.constant('http'),
  methods: fc.constantFrom<readonly string[]>([], ['GET', 'HEAD'], ['HEAD'], ['POST']),
  path: fc.option(fc.constantFrom(...matchers), { nil: undefined }),
  headers: fc.subarray(headers, { maxLength: 2 }),
  timeout: fc.constant(undefined),
  retries: fc.constant(noRetry),
});
const requestOf: fc.Arbitrary<Request> = fc.record({
  method: fc.constantFrom(...methods),
  path: fc.constantFrom(...requests),
  headers: fc.constantFrom<Readonly<Record<string, string>>>(
    {},
    { 'x-a': '1' },
    { 'x-a': '2', 'x-b': '1' },
    { 'x-a': '1', cookie: 'c=1' },
    { cookie: 'b=0; c=2' },
  ),
});

it('the order is total and consistent, whatever the order of the program', () => {
  fc.assert(
    fc.property(fc.array(routeOf, { minLength: 2, maxLength: 8 }), fc.nat(), (routes, seed) => {
      const rotated = [...routes.slice(seed % routes.length), ...routes.slice(0, seed % routes.length)].reverse();
      expect([...rotated].sort(compareRoutes)).toEqual([...routes].sort(compareRoutes));
      const [a, b, c] = [routes[0]!, routes[1]!, routes.at(-1)!];
      expect(Math.sign(compareRoutes(a, b))).toBe(-Math.sign(compareRoutes(b, a)) + 0);
      if (compareRoutes(a, b) <= 0 && compareRoutes(b, c) <= 0) expect(compareRoutes(a, c)).toBeLessThanOrEqual(0);
    }),
    { numRuns: 500 },
  );
});

it('what no path names comes last', () => {
  fc.assert(
    fc.property(fc.array(routeOf, { minLength: 1, maxLength: 8 }), (routes) => {
      const sorted = [...routes].sort(compareRoutes).map(({ path }) => path === undefined);
      expect(sorted).toEqual([...sorted].sort((a, b) => Number(a) - Number(b)));
    }),
  );
});

it('where two declared routes take one request, one is the more specific or the pair is undecidable', () => {
  const together = requestOf.chain((request) => {
    const here = matchers.filter((match) => meets(match, request.path));
    const methodsOf = fc.constantFrom<readonly string[]>([], [request.method]);
    const met = headers.filter((match) => hasHeader(request, match));
    const taking = fc
      .tuple(routeOf, fc.constantFrom(...here), methodsOf, fc.subarray(met))
      .map(([route, path, own, said]): RouteModel => ({ ...route, path, methods: own, headers: said }));
    return fc.tuple(taking, taking, fc.constant(request));
  });
  const narrower = (x: RouteModel, y: RouteModel): boolean =>
    requests.every((path) => !meets(x.path!, path) || meets(y.path!, path));
  let decided = 0;
  fc.assert(
    fc.property(together, ([a, b, request]) => {
      expect(takes(a, request) && takes(b, request)).toBe(true);
      expect(isUndecidable(a, b)).toBe(isUndecidable(b, a));
      if (isUndecidable(a, b)) return;
      decided++;
      const [first, second] = compareRoutes(a, b) < 0 ? [a, b] : [b, a];
      // the path decides first: what is tried first takes no path that was meant for the other alone
      expect(narrower(first, second)).toBe(true);
      if (!narrower(second, first)) return;
      const specific = (route: RouteModel): number => (route.methods.length === 0 ? 0 : 100) + route.headers.length;
      expect(specific(first)).toBeGreaterThan(specific(second));
    }),
    { numRuns: 2000 },
  );
  expect(decided).toBeGreaterThan(500);
});

it('two routes that no request meets together are never undecidable', () => {
  fc.assert(
    fc.property(routeOf, routeOf, (a, b) => {
      const apart = a.headers.some((x) => b.headers.some((y) => excludes(x, y)));
      if (apart) expect(isUndecidable(a, b)).toBe(false);
    }),
    { numRuns: 500 },
  );
});

it('excludes(a, b) only where no request has both', () => {
  fc.assert(
    fc.property(fc.constantFrom(...headers), fc.constantFrom(...headers), requestOf, (a, b, request) => {
      if (excludes(a, b)) expect(hasHeader(request, a) && hasHeader(request, b)).toBe(false);
      expect(excludes(a, b)).toBe(excludes(b, a));
    }),
    { numRuns: 1000 },
  );
  expect(excludes(header('x-a', '1'), header('x-a', '2'))).toBe(true);
  expect(excludes(header('x-a', '1'), header('x-a'))).toBe(false);
});

it('header names are lower case, names of cookies keep theirs', () => {
  expect(header('X-Canary', 'True')).toEqual({ kind: 'Exact', name: 'x-canary', value: 'True' });
  expect(cookie('Beta', 'Yes')).toEqual({ kind: 'Cookie', name: 'Beta', value: 'Yes' });
  expect(['x-a', "!#$%&'*+.^_`|~"].every(isFieldName)).toBe(true);
  expect(['', 'a b', 'a:b', 'ä'].some(isFieldName)).toBe(false);
});
