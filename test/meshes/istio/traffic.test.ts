import { Duration } from 'cdk8s';
import {
  anyMethod,
  cookie,
  del,
  get,
  HashKey,
  header,
  LoadBalancing,
  Percent,
  patch,
  post,
  prefix,
  put,
  ResilientService,
  type ResilientServiceProps,
  template,
} from 'cdk8s-mesh';
import fc from 'fast-check';
import {
  type Build,
  captureStderr,
  find,
  ingress,
  type Manifest,
  namespaceIn,
  refusals,
  synth,
} from '../../synth/harness';
import { brokenPromises } from './promises';

captureStderr();

const withProps =
  (props: Partial<ResilientServiceProps>): Build =>
  (chart) => {
    const shop = namespaceIn(chart);
    const workload = { image: 'registry.example/orders:1.4.0', port: 8080, replicas: 4 };
    const orders = new ResilientService(shop, 'orders', { workload, ...props } as never);
    shop.allow({ from: ingress, to: orders });
  };

const routesOf = (props: Partial<ResilientServiceProps>): Manifest[] => {
  const objects = synth(withProps(props));
  expect(brokenPromises(objects)).toEqual([]);
  return find(objects, 'VirtualService', 'orders').spec.http;
};
const policyOf = (props: Partial<ResilientServiceProps>): Manifest =>
  find(synth(withProps(props)), 'DestinationRule', 'orders').spec.trafficPolicy;

/** Istio's own matching, as Envoy does it: a prefix by character, a regex on the whole value. */
function meets(match: Manifest, path: string): boolean {
  const { uri } = match;
  if (uri === undefined) return true;
  if (uri.exact !== undefined) return path === uri.exact;
  return uri.prefix === undefined ? new RegExp(`^(?:${uri.regex})$`).test(path) : path.startsWith(uri.prefix);
}

describe('routes', () => {
  it('a prefix goes by segment, a template by whole segments, and neither by dots', () => {
    const [route] = routesOf({ routes: [get(prefix('/a.b'))] });
    const met = ['/a.b', '/a.b/', '/a.b/c', '/a.b/c/d', '/a.bc', '/axb', '/axb/c', '/'].filter((path) =>
      route.match.some((match: Manifest) => meets(match, path)),
    );
    expect(met).toEqual(['/a.b', '/a.b/', '/a.b/c', '/a.b/c/d']);
    const [templated] = routesOf({ routes: [get(template('/a.b/{id}/c'))] });
    const paths = ['/a.b/1/c', '/a.b/x.y/c', '/a.b//c', '/a.b/1/2/c', '/axb/1/c', '/a.b/1/c/', '/a.b/1'];
    expect(paths.filter((path) => meets(templated.match[0], path))).toEqual(['/a.b/1/c', '/a.b/x.y/c']);
  });

  it('the whole path is one match', () => {
    const [route] = routesOf({ routes: [get(prefix('/'))] });
    expect(route.match).toEqual([
      { method: { exact: 'GET' }, uri: { prefix: '/' } },
      { method: { exact: 'HEAD' }, uri: { prefix: '/' } },
    ]);
  });

  it('most specific first, whatever the order of the program', () => {
    const routes = [anyMethod(prefix('/')), get(prefix('/a')), get(template('/a/{id}')), get('/a/b'), post('/a/b')];
    const names = ['post-a-b', 'get-a-b', 'get-a-id', 'get-a-below', 'any-below', 'everything-else'];
    fc.assert(
      fc.property(fc.shuffledSubarray(routes, { minLength: routes.length }), (shuffled) => {
        const found = routesOf({ routes: shuffled }).map(({ name }) => name);
        expect(found).toEqual(names);
      }),
      { numRuns: 10 },
    );
  });

  it('closed answers 404 to what no route names', () => {
    const [own, last, ...rest] = routesOf({ routes: [get('/a')], closed: true });
    expect(own).toMatchObject({ name: 'get-a' });
    expect(last).toEqual({ name: 'closed', directResponse: { status: 404 } });
    expect(rest).toEqual([]);
    expect(routesOf({ routes: [get('/a')] }).map(({ name }) => name)).toEqual(['get-a', 'everything-else']);
  });

  it('retries off is said as no attempts, and a write without a word gets the proven conditions', () => {
    const routes = [get('/a', { retries: 'off' }), patch('/b'), del('/c', { notIdempotent: true }), put('/d')];
    const retries = Object.fromEntries(routesOf({ routes }).map(({ name, retries: said }) => [name, said]));
    expect(retries['get-a']).toEqual({ attempts: 0 });
    const proven = { attempts: 2, backoff: '0.025s', retryOn: 'reset-before-request,connect-failure,refused-stream' };
    for (const name of ['patch-b', 'delete-c', 'put-d', 'everything-else']) expect(retries[name]).toEqual(proven);
  });

  it('an idempotency key splits a write: with it on every condition, without it on the proven ones', () => {
    const routes = [post('/a', { idempotencyKey: 'Idempotency-Key', retries: { attempts: 3, on: ['5xx'] } })];
    const [keyed, plain] = routesOf({ routes });
    expect(keyed.match[0].headers).toEqual({ 'idempotency-key': { regex: '.+' } });
    expect(keyed.retries).toMatchObject({ attempts: 3, retryOn: '5xx' });
    expect(plain.match[0]).not.toHaveProperty('headers');
    expect(plain.retries).toMatchObject({ attempts: 2, retryOn: expect.not.stringContaining('5xx') });
    const off = [post('/a', { idempotencyKey: 'k', retries: 'off' })];
    expect(
      routesOf({ routes: off })
        .slice(0, 2)
        .map(({ retries }) => retries),
    ).toEqual([{ attempts: 0 }, { attempts: 0 }]);
  });

  it('every condition on headers reaches the match, in any order', () => {
    const both = [header('x-a', '1'), header('x-a'), header('X-B'), cookie('c', '1')];
    for (const headers of [both, [...both].reverse()]) {
      const [route] = routesOf({ routes: [get('/a', { headers })] });
      expect(route.match[0].headers).toEqual({
        'x-a': { exact: '1' },
        'x-b': { regex: '.+' },
        cookie: { regex: '(.*;\\s*)?c=1(;.*)?' },
      });
    }
    const withKey = routesOf({ routes: [post('/a', { headers: [header('k', '7')], idempotencyKey: 'k' })] });
    expect(withKey.slice(0, 2).map(({ match }) => match[0].headers)).toEqual([
      { k: { exact: '7' } },
      { k: { exact: '7' } },
    ]);
  });

  it('two conditions on one header are refused, since a match holds one', () => {
    const twice = (...headers: ReturnType<typeof header>[]): string[] =>
      refusals(withProps({ routes: [get('/a', { headers })] }));
    expect(twice(header('x-a', '1'), header('x-a', '2'))).toEqual(['MESH1002']);
    expect(twice(cookie('a', '1'), cookie('b', '2'))).toEqual(['MESH1002']);
    expect(twice(header('cookie', 'a=1'), cookie('b', '2'))).toEqual(['MESH1002']);
    expect(twice(header('x-a', '1'), header('x-a', '1'))).toEqual([]);
  });

  it('timeouts and tries are whole milliseconds in seconds', () => {
    const retries = {
      attempts: 1,
      on: ['5xx'],
      perTryTimeout: Duration.millis(250),
      backoff: Duration.millis(5),
    } as const;
    const [route] = routesOf({ routes: [get('/a', { timeout: Duration.millis(1500), retries })] });
    expect(route).toMatchObject({ timeout: '1.5s', retries: { perTryTimeout: '0.25s', backoff: '0.005s' } });
  });
});

describe('traffic policy', () => {
  it('keeps zeros, says panic and locality explicitly, and nothing that was not said', () => {
    expect(policyOf({})).toEqual({ loadBalancer: { simple: 'LEAST_REQUEST', localityLbSetting: { enabled: false } } });
    const circuitBreaker = {
      consecutiveGatewayErrors: 3,
      interval: Duration.millis(1500),
      ejectFor: Duration.seconds(30),
      ejectAtMost: 1,
    };
    expect(policyOf({ circuitBreaker }).outlierDetection).toEqual({
      consecutive5xxErrors: 0,
      consecutiveGatewayErrors: 3,
      interval: '1.5s',
      baseEjectionTime: '30s',
      maxEjectionPercent: 25,
      minHealthPercent: 0,
    });
    expect(policyOf({ connectionPool: { maxPendingRequests: 0, maxRetries: 0 } }).connectionPool).toEqual({
      http: { http1MaxPendingRequests: 0, maxRetries: 0 },
    });
    expect(policyOf({ retryBudget: { percent: Percent.of(0), minConcurrency: 0 } }).retryBudget).toEqual({
      percent: 0,
      minRetryConcurrency: 0,
    });
  });

  it.each([
    [LoadBalancing.roundRobin(), { simple: 'ROUND_ROBIN' }],
    [LoadBalancing.random(), { simple: 'RANDOM' }],
    [LoadBalancing.passthrough(), { simple: 'PASSTHROUGH' }],
    [LoadBalancing.consistentHash(HashKey.header('X-User')), { consistentHash: { httpHeaderName: 'x-user' } }],
    [
      LoadBalancing.consistentHash(HashKey.cookie('user', Duration.minutes(5))),
      { consistentHash: { httpCookie: { name: 'user', ttl: '300s' } } },
    ],
    [LoadBalancing.consistentHash(HashKey.sourceIp()), { consistentHash: { useSourceIp: true } }],
    [
      LoadBalancing.consistentHash(HashKey.queryParameter('user')),
      { consistentHash: { httpQueryParameterName: 'user' } },
    ],
  ])('balances by one policy (%#)', (loadBalancing, expected) => {
    const localityLbSetting = { enabled: false };
    expect(policyOf({ loadBalancing }).loadBalancer).toEqual({ ...expected, localityLbSetting });
    expect(brokenPromises(synth(withProps({ loadBalancing })))).toEqual([]);
  });
});

it('an own workload rolls without loss', () => {
  const workload = {
    image: 'registry.example/orders:1.4.0',
    port: 8080,
    ports: { metrics: 9090 },
    probes: { liveness: '/live', readiness: '/ready' },
    preStopSleep: Duration.seconds(20),
  };
  const objects = synth(withProps({ workload, port: 81 }));
  const { spec } = find(objects, 'Deployment', 'orders');
  expect(spec.strategy.rollingUpdate).toEqual({ maxUnavailable: 0, maxSurge: 1 });
  const pod = spec.template.spec;
  expect(pod.terminationGracePeriodSeconds).toBe(50);
  expect(pod.securityContext).toMatchObject({ runAsNonRoot: true });
  expect(pod.serviceAccountName).toBe('orders');
  expect(pod.containers).toMatchObject([
    {
      lifecycle: { preStop: { sleep: { seconds: 20 } } },
      livenessProbe: { httpGet: { path: '/live', port: 8080 } },
      readinessProbe: { httpGet: { path: '/ready', port: 8080 } },
      ports: [
        { name: 'http', containerPort: 8080 },
        { name: 'metrics', containerPort: 9090 },
      ],
    },
  ]);
  const config = JSON.parse(spec.template.metadata.annotations['proxy.istio.io/config']);
  expect(config).toEqual({ holdApplicationUntilProxyStarts: true, terminationDrainDuration: '50s' });
  expect(find(objects, 'PodDisruptionBudget', 'orders').spec).toEqual({
    maxUnavailable: 1,
    selector: { matchLabels: spec.selector.matchLabels },
  });
  expect(find(objects, 'Service', 'orders').spec.ports).toMatchObject([
    { name: 'http', port: 81, targetPort: 8080, appProtocol: 'http' },
    { name: 'metrics', port: 9090, targetPort: 9090 },
  ]);
  const [route] = find(objects, 'VirtualService', 'orders').spec.http[0].route;
  expect(route.destination.port.number).toBe(81);
});
