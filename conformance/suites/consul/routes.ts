import { expectNone } from '../../harness/suite';
import { unlike } from '../traffic/scene';
import { crd, speaks } from './objects';
import { client, type MakeScene } from './world';

const to = 'routes';
/** The route that a request took, said by the header that it sets. */
const took = 'x-route';

type Spec = Readonly<Record<string, unknown>>;
const route = (name: string, http: Spec, destination: Spec = {}) => ({
  match: { http },
  destination: { requestHeaders: { set: { [took]: name } }, ...destination },
});

/** Which route takes a request, and what becomes of it on the way. */
export const routes: MakeScene = async (world) => {
  await world.instance(to);
  await world.instance('routes-elsewhere');
  await world.instance('routes-fallback');
  world.lacks('routes-absent');
  world.dials(client, to, 'routes-absent');

  /** The route that a request took, `none` where the service itself got it. */
  async function taken(request: string, headers = {}): Promise<string> {
    const [method, path] = request.split(' ') as [string, string];
    const { status, tries } = await world.send({ to, method, path, headers });
    if (status !== 200 || tries.length !== 1) return `${status} after ${tries.length} tries`;
    return String(tries[0]!.headers[took] ?? 'none');
  }
  const takes = (name: string, promised: string, requests: readonly string[], headers = {}) => ({
    name,
    run: async () => {
      const problems: string[] = [];
      for (const request of requests) problems.push(...unlike(request, promised, await taken(request, headers)));
      expectNone(problems);
    },
  });
  const arrives = (name: string, path: string, promised: string) => ({
    name,
    run: async () => {
      const { tries } = await world.send({ to, path });
      expectNone(
        unlike(
          'paths',
          [promised],
          tries.map((one) => one.path),
        ),
      );
    },
  });
  return {
    objects: [
      ...[to, 'routes-elsewhere', 'routes-fallback', 'routes-absent'].map((name) => speaks(name)),
      crd('ServiceRouter', to, {
        routes: [
          route('exact', { pathExact: '/exact' }),
          route('first', { pathPrefix: '/order/a' }),
          route('second', { pathPrefix: '/order' }),
          route('never', { pathPrefix: '/order/b' }),
          route('prefix', { pathPrefix: '/prefix' }),
          route('segment', { pathPrefix: '/segment/' }),
          route('regex', { pathRegex: '/items/[^/]+' }),
          route('any case', { pathExact: '/case', caseInsensitive: true }),
          route('write', { pathExact: '/methods', methods: ['PUT', 'POST'] }),
          route('header exact', { pathExact: '/header', header: [{ name: 'x-kind', exact: 'a' }] }),
          route('header prefix', { pathExact: '/header', header: [{ name: 'x-kind', prefix: 'b-' }] }),
          route('header suffix', { pathExact: '/header', header: [{ name: 'x-kind', suffix: '-c' }] }),
          route('header regex', { pathExact: '/header', header: [{ name: 'x-kind', regex: 'd+' }] }),
          route('header absent', { pathExact: '/header', header: [{ name: 'x-kind', present: true, invert: true }] }),
          route('query', { pathExact: '/query', queryParam: [{ name: 'a', exact: '1' }] }),
          route('rewritten', { pathPrefix: '/old/' }, { prefixRewrite: '/' }),
          route('rewritten', { pathPrefix: '/older' }, { prefixRewrite: '/' }),
          route('elsewhere', { pathExact: '/elsewhere' }, { service: 'routes-elsewhere' }),
          route(
            'headers',
            { pathExact: '/headers' },
            {
              requestHeaders: { set: { [took]: 'headers' }, add: { 'x-added': 'b' }, remove: ['x-removed'] },
              responseHeaders: { set: { 'x-answered': 'yes' } },
            },
          ),
        ],
      }),
      crd('ServiceResolver', 'routes-absent', { failover: { '*': { targets: [{ service: 'routes-fallback' }] } } }),
    ],
    cases: [
      takes('what no route matches is for the service itself', 'none', [
        'GET /',
        'POST /else',
        'GET /exact/',
        'GET /Exact',
      ]),
      takes('an exact path, whatever the query', 'exact', ['GET /exact', 'GET /exact?a=b']),
      takes('the first route that matches wins', 'first', ['GET /order/a', 'GET /order/a/1']),
      takes('the first route that matches wins, however exact a later one is', 'second', [
        'GET /order/b',
        'GET /order',
      ]),
      takes('a prefix goes by letters, not by segments', 'prefix', ['GET /prefix', 'GET /prefix/a', 'GET /prefixes']),
      takes('a prefix that ends with a slash does not take the path without it', 'none', [
        'GET /segment',
        'GET /segments',
      ]),
      takes('a regular expression takes the whole path', 'regex', ['GET /items/7', 'GET /items/7?deep=true']),
      takes('a regular expression takes no longer path', 'none', ['GET /items/7/8', 'GET /items/', 'GET /a/items/7']),
      takes('caseInsensitive takes any case', 'any case', ['GET /case', 'GET /CASE']),
      takes('methods take those that are named', 'write', ['PUT /methods', 'POST /methods']),
      takes('methods take no other', 'none', ['GET /methods', 'DELETE /methods']),
      takes('a header by its value', 'header exact', ['GET /header'], { 'x-kind': 'a' }),
      takes('a header by its prefix', 'header prefix', ['GET /header'], { 'x-kind': 'b-1' }),
      takes('a header by its suffix', 'header suffix', ['GET /header'], { 'x-kind': '1-c' }),
      takes('a header by a regular expression', 'header regex', ['GET /header'], { 'x-kind': 'ddd' }),
      takes('a header that is not there', 'header absent', ['GET /header']),
      takes('a header with another value', 'none', ['GET /header'], { 'x-kind': 'aa' }),
      takes('a query parameter', 'query', ['GET /query?a=1', 'GET /query?b=2&a=1']),
      takes('a query parameter with another value', 'none', ['GET /query?a=2', 'GET /query']),
      arrives('prefixRewrite from /old/ to / keeps the rest', '/old/a/b?c=d', '/a/b?c=d'),
      arrives('prefixRewrite from /older to / leaves two slashes', '/older/a', '//a'),
      {
        name: 'a route to another service arrives there',
        run: async () => {
          const { tries } = await world.send({ to, path: '/elsewhere' });
          const port = world.sidecar('routes-elsewhere').applicationPort;
          expectNone(
            unlike(
              'port',
              [port],
              tries.map((one) => one.port),
            ),
          );
        },
      },
      {
        name: 'headers are set, added and removed',
        run: async () => {
          const headers = { 'x-added': 'a', 'x-removed': 'a', [took]: 'mine' };
          const answer = await world.send({ to, path: '/headers', headers });
          const received = answer.tries[0]?.headers;
          expectNone([
            ...unlike('set', 'headers', received?.[took]),
            ...unlike('added', 'a, b', received?.['x-added']),
            ...unlike('removed', undefined, received?.['x-removed']),
            ...unlike('set in the answer', 'yes', answer.headers['x-answered']),
          ]);
        },
      },
      {
        name: 'a service without instances fails over to another one',
        run: async () => {
          const { status, tries } = await world.send({ to: 'routes-absent', path: '/' });
          const port = world.sidecar('routes-fallback').applicationPort;
          expectNone(unlike('met', [200, [port]], [status, tries.map((one) => one.port)]));
        },
      },
    ],
  };
};
