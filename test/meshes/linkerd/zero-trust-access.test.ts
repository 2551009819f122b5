import * as fc from 'fast-check';
import { type Cell, cellsFor, type Grant } from '../../../src/meshes/linkerd/render/access';
import type { GuardedPort } from '../../../src/meshes/linkerd/render/guarded-port';
import { renderInboundRoute, routesOf } from '../../../src/meshes/linkerd/render/inbound-route';
import { expressionOf } from '../../../src/meshes/linkerd/render/path-language';
import { type HttpMethod, httpMethods } from '../../../src/model/http-method';
import { exact, type PathMatch, prefix, template } from '../../../src/model/path-match';
import { stableOf } from '../../../src/model/version';
import { service } from '../../../src/rules/example';

interface Request {
  readonly method: string;
  readonly path: string;
}

/** What the model means, apart from the code under test: segment by segment. */
function isMet(path: PathMatch, request: string): boolean {
  if (path.kind === 'Exact') return request === path.value;
  if (path.kind === 'Template') {
    const [wanted, got] = [path.value.split('/'), request.split('/')];
    return wanted.length === got.length && wanted.every((w, i) => (w.startsWith('{') ? got[i] !== '' : w === got[i]));
  }
  return path.value === '/' || request === path.value || request.startsWith(`${path.value}/`);
}

const allows = ({ methods, paths }: Grant, { method, path }: Request): boolean =>
  (methods.length === 0 || methods.includes(method)) && (paths.length === 0 || paths.some((one) => isMet(one, path)));

interface Match {
  readonly path: { readonly type: string; readonly value: string };
  readonly method?: string;
}

/** How much of a path Linkerd's proxy matches, in characters, whatever the type is; undefined for none. */
function matched({ type, value }: Match['path'], path: string): number | undefined {
  if (type === 'Exact') return path === value ? value.length : undefined;
  if (type === 'RegularExpression') {
    const found = new RegExp(value).exec(path);
    return found !== null && found.index === 0 && found[0].length === path.length ? path.length : undefined;
  }
  if (value === '/') return 1;
  const [wanted, got] = [value.replace(/\/+$/, ''), path.replace(/\/+$/, '')];
  return got === wanted || got.startsWith(`${wanted}/`) ? wanted.length : undefined;
}

interface Told {
  readonly name: string;
  readonly who: readonly string[];
  readonly matches: readonly Match[];
}

/** The route that the proxy takes: by length, then by a method, then the older one; `age` is their order. */
function taken(routes: readonly Told[], { method, path }: Request): Told | undefined {
  let best: { readonly score: number; readonly route: Told } | undefined;
  for (const route of routes)
    for (const match of route.matches) {
      if (match.method !== undefined && match.method !== method) continue;
      const length = matched(match.path, path);
      const score = length === undefined ? -1 : length * 2 + Number(match.method !== undefined);
      if (score > (best?.score ?? -1)) best = { score, route };
    }
  return best?.route;
}

const portOf = (grants: readonly Grant[]): GuardedPort => ({
  name: 'payments-8080',
  port: 8080,
  protocol: 'HTTP/1',
  grants,
  byRequest: true,
  cidrs: [],
});

const toldOf = (grants: readonly Grant[]): readonly Told[] =>
  routesOf(portOf(grants)).map((route) => {
    const { metadata, body } = renderInboundRoute(route, 'payments-8080', stableOf(service()), 'shop');
    const { rules } = body['spec'] as { readonly rules: readonly { readonly matches: readonly Match[] }[] };
    return { name: metadata.name, who: route.who, matches: rules.flatMap(({ matches }) => matches) };
  });

const words = ['a', 'ab', 'b', 'list', 'a.b'];
const segment = fc.constantFrom(...words);
const segments = fc.array(segment, { maxLength: 3 });
const hole = fc.constantFrom('{id}', '{name}');
const paths: fc.Arbitrary<PathMatch> = fc.oneof(
  segments.map((all) => exact(`/${all.join('/')}`)),
  segments.map((all) => exact(`/${[...all, ''].join('/')}`.replace('//', '/'))),
  segments.map((all) => prefix(`/${all.join('/')}`)),
  fc
    .array(fc.oneof(segment, hole), { minLength: 1, maxLength: 3 })
    .filter((all) => all.some((one) => one.startsWith('{')))
    .map((all) => template(`/${all.join('/')}`)),
);
const methods = fc.subarray(['GET', 'HEAD', 'POST', 'DELETE']);
const grants: fc.Arbitrary<readonly Grant[]> = fc.array(
  fc.record({
    who: fc.constantFrom('web', 'admin', 'jobs', 'kubelet'),
    methods,
    paths: fc.array(paths, { maxLength: 3 }),
  }),
  { maxLength: 5 },
);
const requests: fc.Arbitrary<Request> = fc.record({
  method: fc.constantFrom('GET', 'POST', 'PUT'),
  path: fc
    .tuple(fc.array(fc.oneof(segment, fc.constantFrom('x', 'lis', 'lists', 'aXb')), { maxLength: 4 }), fc.boolean())
    .map(([all, slash]) => `/${all.join('/')}${slash && all.length > 0 ? '/' : ''}`),
});

const shuffled = <T>(items: readonly T[], seed: readonly number[]): readonly T[] =>
  items
    .map((item, index) => ({ item, at: seed[index % seed.length]! }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);

describe('who may send what to a port', () => {
  it('is what the allow graph says, whatever the age of routes', () => {
    fc.assert(
      fc.property(
        grants,
        fc.array(requests, { minLength: 20, maxLength: 40 }),
        fc.array(fc.nat(99), { minLength: 9 }),
        (said, sent, seed) => {
          const routes = shuffled(toldOf(said), seed);
          for (const request of sent) {
            const promised = [...new Set(said.filter((grant) => allows(grant, request)).map(({ who }) => who))].sort();
            const route = taken(routes, request);
            expect({ request, who: route?.who }).toEqual({ request, who: promised });
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('says each name once, and it depends on its own requests alone', () => {
    fc.assert(
      fc.property(grants, (said) => {
        const names = toldOf(said).map(({ name }) => name);
        expect(new Set(names).size).toBe(names.length);
        expect(names.every((name) => /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(name))).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  const rest: Cell = { path: prefix('/'), exceptions: [], methods: undefined, spelled: [], who: [] };
  const cell = (cells: readonly Cell[], kind: PathMatch['kind'], value: string): Cell =>
    cells.find(({ path }) => path.kind === kind && path.value === value)!;
  const grant = (who: string, paths: readonly PathMatch[], methods: readonly string[] = ['GET']): Grant => ({
    who,
    methods,
    paths,
  });

  it('takes nothing out of a prefix whose paths are longer', () => {
    const cells = cellsFor([grant('web', [prefix('/a')]), grant('admin', [exact('/a/b')])]);
    expect(cell(cells, 'Prefix', '/a')).toMatchObject({ exceptions: [], who: ['web'] });
    expect(cell(cells, 'Exact', '/a/b')).toMatchObject({ who: ['admin', 'web'] });
  });

  it('takes a path out of the prefix of the same text, and out of a template', () => {
    const cells = cellsFor([
      grant('web', [prefix('/a'), template('/b/{id}')]),
      grant('admin', [exact('/a'), exact('/b/list')]),
    ]);
    expect(cell(cells, 'Prefix', '/a').exceptions).toEqual([exact('/a')]);
    expect(cell(cells, 'Template', '/b/{_}').exceptions).toEqual([exact('/b/list')]);
  });

  it('has no route for what a wider one says of the same callers', () => {
    expect(cellsFor([grant('web', [prefix('/a'), exact('/a/b')]), grant('web', [])])).toEqual([
      { ...rest, methods: ['GET'], who: ['web'] },
      rest,
    ]);
  });

  it('ends with a route for the rest, which lets nobody in where nobody may send everything', () => {
    for (const said of [[], [grant('web', [exact('/a')])]]) {
      expect(cellsFor(said).at(-1)).toEqual(rest);
    }
  });

  it('knows the methods that Gateway API knows', () => {
    const known: readonly HttpMethod[] = [
      'GET',
      'HEAD',
      'POST',
      'PUT',
      'DELETE',
      'CONNECT',
      'OPTIONS',
      'TRACE',
      'PATCH',
    ];
    expect(Object.keys(httpMethods).sort()).toEqual([...known].sort());
  });
});

it.each([
  [template('/payments/{id}'), [], '^/payments/[^/]+$'],
  [prefix('/payments'), [exact('/payments')], '^/payments/[^/]*(?:/.*)?$'],
  [template('/p/{id}'), [exact('/p/ab')], '^/p/(?:[^/a][^/]*|a(?:[^/b][^/]*|b[^/]+)?)$'],
])('%j without %j', (path, exceptions, expression) => {
  expect(expressionOf(path, exceptions)).toBe(expression);
});
