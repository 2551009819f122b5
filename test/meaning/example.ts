import type { Request } from './meaning';
import type { Plan, RoutePlan, StageName } from './plan';

const route: RoutePlan = {
  verb: 'GET',
  path: { kind: 'exact', value: '/a' },
  header: undefined,
  timeout: undefined,
  retries: undefined,
  harmless: undefined,
};

/** A program in which all readings differ from a mesh that does nothing, and each known difference shows in some stage. */
export const example = (stage: StageName): Plan => ({
  namespaces: [{ name: 'shop', stage, complete: false, excused: true }],
  services: [
    { name: 'stock', namespace: 'shop', protocol: 'http', routes: [route], closed: false, canary: undefined },
    { name: 'web', namespace: 'shop', protocol: 'http', routes: [], closed: false, canary: undefined },
    {
      name: 'orders',
      namespace: 'shop',
      protocol: 'http',
      closed: false,
      canary: { weight: 10, testers: { name: 'x-canary', value: 'true' } },
      routes: [
        { ...route, timeout: 3000, retries: { attempts: 2, on: ['5xx'] } },
        {
          ...route,
          verb: 'POST',
          path: { kind: 'prefix', value: '/b' },
          retries: { attempts: 1, on: ['503'] },
          harmless: 'key',
        },
        {
          ...route,
          path: { kind: 'template', value: '/c/{id}' },
          header: { cookie: 'beta', value: 'yes' },
          timeout: 250,
        },
      ],
    },
  ],
  edges: [
    { from: 'orders', to: 'stock', methods: [], paths: [] },
    { from: 'web', to: 'orders', methods: ['GET', 'POST'], paths: [{ kind: 'prefix', value: '/' }] },
    {
      from: 'billing',
      to: 'orders',
      methods: [],
      paths: [
        { kind: 'exact', value: '/a' },
        { kind: 'template', value: '/c/{id}' },
      ],
    },
    { from: 'ingress', to: 'web', methods: [], paths: [] },
  ],
});

const request = (method: string, path: string, headers: Request['headers'] = {}): Request => ({
  method,
  path,
  headers,
});

/** One or two requests for each route of the example, and one for none. */
export const exampleRequests: readonly Request[] = [
  request('GET', '/a'),
  request('HEAD', '/a', { 'x-canary': 'true' }),
  request('POST', '/b'),
  request('POST', '/b', { 'idempotency-key': '7' }),
  request('POST', '/b/c', { 'idempotency-key': '7' }),
  request('POST', '/b/c'),
  request('GET', '/c/7', { cookie: 'theme=dark; beta=yes' }),
  request('GET', '/c/7'),
  request('GET', '/d'),
  request('PUT', '/d'),
];
