import { ApiObject, type Chart, Duration } from 'cdk8s';
import {
  CanaryRelease,
  type CanaryReleaseProps,
  consul,
  cookie,
  del,
  get,
  grpc,
  HashKey,
  header,
  LoadBalancing,
  Percent,
  post,
  prefix,
  ResilientService,
  type ResilientServiceProps,
  Stage,
  template,
  ZeroTrustNamespace,
} from 'cdk8s-mesh';
import {
  type Build,
  captureStderr,
  codesOf,
  find,
  findings,
  ingress,
  type Manifest,
  ofKind,
  refusals,
  synth,
} from '../../synth/harness';
import { schemaProblems } from '../crd-schema';

captureStderr();
const mesh = consul({ version: '2.0', ingress });
const stage = Stage.newNamespace({ webhooks: 'none', scrapes: 'none', lock: 'none', reason: 'nothing runs in it yet' });
const seconds = Duration.seconds;
const workload = { image: 'registry.example/payments:1.0.0', port: 8080, replicas: 3 };

type More = (payments: ResilientService, chart: Chart) => void;

/** A service with these props, whatever their type, since a test may say what no type lets through. */
const serviceWith =
  (props: object, more: More = () => {}, on = mesh): Build =>
  (chart) => {
    const shop = new ZeroTrustNamespace(chart, 'shop', { mesh: on, stage });
    const web = new ResilientService(shop, 'web', { workload });
    const payments = new ResilientService(shop, 'payments', { workload, ...props } as never);
    shop.allow({ from: ingress, to: web });
    shop.allow({ from: web, to: payments });
    more(payments, chart);
  };
const canaryOf =
  (said: Partial<CanaryReleaseProps> = {}): More =>
  (service, chart) => {
    new CanaryRelease(chart, 'payments-canary', {
      service,
      canary: { image: 'registry.example/payments:2.0.0' },
      weight: Percent.of(10),
      watch: { errorRate: Percent.of(1) },
      until: '2026-12-31',
      ...said,
    });
  };
const specOf = (kind: string, build: Build, name = 'payments'): Manifest => find(synth(build), kind, name).spec;
const routesOf = (...routes: readonly unknown[]): Manifest[] => specOf('ServiceRouter', serviceWith({ routes })).routes;
const callsOf = (props: Partial<ResilientServiceProps>, more?: More, on = mesh): Manifest =>
  specOf('ServiceDefaults', serviceWith(props, more, on), 'web').upstreamConfig;

const none = { requestTimeout: '-1s', idleTimeout: '-1s' };
const proven = { numRetries: 2, retryOn: ['refused-stream'], retryOnConnectFailure: true };
const everythingElse = { destination: { service: 'payments', ...none, ...proven } };

describe('routes', () => {
  it('without any, one says what holds for everything', () => {
    expect(specOf('ServiceRouter', serviceWith({})).routes).toEqual([everythingElse]);
  });

  it('say their timeout, their retries and off', () => {
    const [off, read, last] = routesOf(
      get('/a', { timeout: seconds(90), retries: { attempts: 3, on: ['gateway-error', 'connect-failure', 503] } }),
      del('/a', { retries: 'off' }),
    );
    expect(off.destination).toEqual({ service: 'payments', ...none, numRetries: 0, retryOnConnectFailure: false });
    expect(read.destination).toEqual({
      service: 'payments',
      ...none,
      requestTimeout: '1m30s',
      numRetries: 3,
      retryOn: ['gateway-error'],
      retryOnConnectFailure: true,
      retryOnStatusCodes: [503],
    });
    expect(last).toEqual(everythingElse);
  });

  it.each([
    [999, '999ms'],
    [1_000, '1s'],
    [1_500, '1.5s'],
    [60_000, '1m0s'],
    [3_661_001, '1h1m1.001s'],
    [86_400_000, '24h0m0s'],
  ])('write %d ms as Go does: %s', (milliseconds, words) => {
    expect(routesOf(get('/a', { timeout: Duration.millis(milliseconds) }))[0].destination.requestTimeout).toBe(words);
  });

  it('match by segment, by template, by header and by cookie', () => {
    const http = (...routes: readonly unknown[]) =>
      routesOf(...routes)
        .slice(0, -1)
        .map(({ match }) => match.http);
    const methods = ['GET', 'HEAD'];
    expect(http(get(prefix('/a')))).toEqual([
      { methods, pathExact: '/a' },
      { methods, pathPrefix: '/a/' },
    ]);
    expect(http(get(prefix('/')))).toEqual([{ methods, pathPrefix: '/' }]);
    expect(http(get(template('/a.b/{id}/c')))).toEqual([{ methods, pathRegex: '/a\\.b/[^/]+/c' }]);
    const headers = [header('X-Tenant'), header('x-kind', 'new'), header('x-empty', ''), cookie('b.c', '{1}+')];
    expect(http(get('/a', { headers }))[0].header).toEqual([
      { name: 'x-tenant', regex: '.+' },
      { name: 'x-kind', exact: 'new' },
      { name: 'x-empty', regex: '^$' },
      { name: 'cookie', regex: '(.*;\\s*)?b\\.c=\\{1\\}\\+(;.*)?' },
    ]);
  });

  it('of gRPC methods beside HTTP are HTTP/2, with the statuses as conditions', () => {
    const routes = [
      grpc('shop.Ledger/Read', { idempotent: true, retries: { attempts: 2, on: ['unavailable'] } }),
      get('/a'),
    ];
    const build = serviceWith({ routes });
    expect(specOf('ServiceDefaults', build).protocol).toBe('http2');
    const [first] = specOf('ServiceRouter', build).routes;
    expect(first.match.http.pathExact).toBe('/shop.Ledger/Read');
    expect(first.destination.retryOn).toEqual(['unavailable']);
  });
});

describe('how others are called', () => {
  const limits = { maxConnections: 2 ** 31 - 1, maxPendingRequests: 2 ** 31 - 1, maxConcurrentRequests: 2 ** 31 - 1 };
  const off = { enforcingConsecutive5xx: 0, maxEjectionPercent: 0 };

  it("without a word turns Consul's own breaker and limits off", () => {
    expect(callsOf({})).toEqual({ defaults: { passiveHealthCheck: off, limits } });
  });

  it('says breaker and limits in full, for each name of the service', () => {
    const circuitBreaker = { consecutive5xx: 5, ejectFor: seconds(30), ejectAtMost: 1 };
    const passiveHealthCheck = {
      interval: '10s',
      maxFailures: 5,
      enforcingConsecutive5xx: 100,
      baseEjectionTime: '30s',
    };
    const { overrides } = callsOf({ circuitBreaker, connectionPool: { maxPendingRequests: 0 } }, canaryOf());
    const said = { ...limits, maxPendingRequests: 0 };
    expect(overrides).toEqual([
      { name: 'payments', passiveHealthCheck: { ...passiveHealthCheck, maxEjectionPercent: 34 }, limits: said },
      { name: 'payments-canary', passiveHealthCheck: { ...passiveHealthCheck, maxEjectionPercent: 50 }, limits: said },
    ]);
    expect(callsOf({ connectionPool: { maxRequests: 5 } }).overrides[0].passiveHealthCheck).toEqual(off);
    expect(callsOf({ circuitBreaker }).overrides[0].limits).toEqual(limits);
  });

  it('names the namespace in Enterprise, which has several', () => {
    const on = consul({ version: '2.0', edition: 'enterprise', ingress });
    const { overrides } = callsOf({ connectionPool: { maxRequests: 5 } }, undefined, on);
    expect(overrides[0]).toMatchObject({ name: 'payments', namespace: 'shop' });
  });

  it('holds for the canary of a caller too, which has no limit of its own requests', () => {
    const caller: Build = (chart) => {
      const shop = new ZeroTrustNamespace(chart, 'shop', { mesh, stage });
      const web = new ResilientService(shop, 'payments', { workload });
      const ledger = new ResilientService(shop, 'ledger', { workload, connectionPool: { maxRequests: 5 } });
      shop.allow({ from: ingress, to: web });
      shop.allow({ from: web, to: ledger });
      canaryOf()(web, chart);
    };
    const [stable, canary] = ['payments', 'payments-canary'].map((name) => specOf('ServiceDefaults', caller, name));
    expect(canary).toEqual(stable);
    expect(stable).toMatchObject({ localRequestTimeoutMs: 2 ** 31 - 1, mutualTLSMode: 'strict', protocol: 'http' });
  });
});

describe('the resolver', () => {
  const of = (props: object): Manifest => specOf('ServiceResolver', serviceWith(props));

  it('always says how requests are balanced', () => {
    expect(of({})).toEqual({ loadBalancer: { policy: 'least_request' } });
    expect(of({ loadBalancing: LoadBalancing.roundRobin() }).loadBalancer).toEqual({ policy: 'round_robin' });
    expect(of({ loadBalancing: LoadBalancing.random() }).loadBalancer).toEqual({ policy: 'random' });
    expect(of({ connectionPool: { connectTimeout: Duration.millis(250) } }).connectTimeout).toBe('250ms');
  });

  it.each([
    [HashKey.header('X-User'), { field: 'header', fieldValue: 'x-user' }],
    [HashKey.queryParameter('user'), { field: 'query_parameter', fieldValue: 'user' }],
    [
      HashKey.cookie('user', Duration.hours(1)),
      { field: 'cookie', fieldValue: 'user', cookieConfig: { ttl: '1h0m0s', path: '/' } },
    ],
    [HashKey.sourceIp(), { sourceIP: true }],
  ])('hashes by %s', (key, policy) => {
    const { loadBalancer } = of({ loadBalancing: LoadBalancing.consistentHash(key) });
    expect(loadBalancer).toEqual({ policy: 'ring_hash', hashPolicies: [policy] });
  });
});

describe('a canary', () => {
  const testers = header('x-canary', 'true');

  it('is a service of its own, with its own account and entries', () => {
    const objects = synth(serviceWith({}, canaryOf({ testers })));
    expect(schemaProblems(objects, ['consul-2.0', 'prometheus-operator-0.93'])).toEqual([]);
    for (const kind of [
      'ServiceAccount',
      'Service',
      'ServiceDefaults',
      'ServiceResolver',
      'ServiceRouter',
      'ServiceIntentions',
    ])
      expect(find(objects, kind, 'payments-canary')).toBeDefined();
    const { template: pods } = find(objects, 'Deployment', 'payments-canary').spec;
    expect(pods.spec.serviceAccountName).toBe('payments-canary');
    expect(pods.metadata.annotations).toMatchObject({
      'consul.hashicorp.com/connect-inject': 'true',
      'consul.hashicorp.com/connect-service-port': '8080',
      'consul.hashicorp.com/kubernetes-service': 'payments-canary',
      'consul.hashicorp.com/service-meta-version': 'canary',
    });
    const { splits } = find(objects, 'ServiceSplitter', 'payments').spec;
    expect(splits).toEqual([
      { weight: 90, service: 'payments' },
      { weight: 10, service: 'payments-canary' },
    ]);
    const own = find(objects, 'ServiceRouter', 'payments-canary').spec.routes;
    expect(own).toEqual([{ destination: { ...everythingElse.destination, service: 'payments-canary' } }]);
  });

  it.each([
    [0, 100, 0],
    [1, 99.99, 0.01],
    [3333, 66.67, 33.33],
    [10_000, 0, 100],
  ])('of %d basis points has shares that are a hundred together', (basisPoints, stable, canary) => {
    const { splits } = specOf(
      'ServiceSplitter',
      serviceWith({}, canaryOf({ weight: Percent.ofBasisPoints(basisPoints) })),
    );
    expect(splits.map(({ weight }: Manifest) => weight)).toEqual([stable, canary]);
  });

  it('gets its testers first, but where the route excludes them', () => {
    const routes = [get('/a', { headers: [header('x-canary', 'false')] }), post('/b')];
    const all: Manifest[] = specOf('ServiceRouter', serviceWith({ routes }, canaryOf({ testers }))).routes;
    const to = all.map(({ destination }) => destination.service);
    expect(to).toEqual(['payments-canary', 'payments', 'payments', 'payments-canary', 'payments']);
    expect(all[0].match.http.header).toEqual([{ name: 'x-canary', exact: 'true' }]);
  });

  it('as a subset shares the name, the account and the Service', () => {
    const objects = synth(serviceWith({ versions: 'subsets' }, canaryOf({ testers })));
    expect(find(objects, 'ServiceResolver', 'payments').spec).toMatchObject({
      defaultSubset: 'stable',
      subsets: {
        stable: { filter: 'Service.Meta.version == stable' },
        canary: { filter: 'Service.Meta.version == canary' },
      },
    });
    expect(find(objects, 'ServiceSplitter', 'payments').spec.splits).toEqual([
      { weight: 90, service: 'payments', serviceSubset: 'stable' },
      { weight: 10, service: 'payments', serviceSubset: 'canary' },
    ]);
    const [first] = find(objects, 'ServiceRouter', 'payments').spec.routes;
    expect(first.destination).toMatchObject({ service: 'payments', serviceSubset: 'canary' });
    const { template: pods } = find(objects, 'Deployment', 'payments-canary').spec;
    expect(pods.spec.serviceAccountName).toBe('payments');
    expect(pods.metadata.annotations['consul.hashicorp.com/kubernetes-service']).toBe('payments');
    expect(ofKind(objects, 'Service').map(({ metadata }) => metadata.name)).toEqual(['web', 'payments']);
    const alone = specOf('ServiceResolver', serviceWith({ versions: 'subsets' }));
    expect(alone.subsets).toEqual({ stable: { filter: 'Service.Meta.version == stable' } });
  });

  const given =
    (annotations: object, port = 8080) =>
    (chart: Chart) =>
      new ApiObject(chart, 'given', {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { name: 'payments', namespace: 'shop' },
        spec: {
          selector: { matchLabels: { app: 'payments' } },
          template: {
            metadata: { labels: { app: 'payments' }, annotations },
            spec: {
              containers: [
                {
                  name: 'main',
                  image: 'registry.example/payments:1.0.0',
                  ports: [{ containerPort: 9090 }, { containerPort: port }],
                },
              ],
            },
          },
        },
      });
  const withGiven =
    (annotations: object): Build =>
    (chart) => {
      const shop = new ZeroTrustNamespace(chart, 'shop', { mesh, stage });
      const deployment = given(annotations)(chart);
      const payments = new ResilientService(shop, 'payments', { workload: { deployment, port: 8080 } });
      shop.allow({ from: ingress, to: payments });
      canaryOf()(payments, chart);
    };

  it('that is copied from a Deployment runs as its own account, under its own name, with the configuration of its user', () => {
    const config = '{"xds_fetch_timeout_ms":5000}';
    const own = {
      'consul.hashicorp.com/connect-service-port': '8080',
      'consul.hashicorp.com/kubernetes-service': 'payments',
      'consul.hashicorp.com/proxy-config-map': config,
    };
    const { template: pods } = find(synth(withGiven(own)), 'Deployment', 'payments-canary').spec;
    expect(pods.spec.serviceAccountName).toBe('payments-canary');
    expect(pods.metadata.annotations).toEqual({
      'consul.hashicorp.com/connect-inject': 'true',
      'consul.hashicorp.com/connect-service-port': '8080',
      'consul.hashicorp.com/enable-metrics': 'true',
      'consul.hashicorp.com/kubernetes-service': 'payments-canary',
      'consul.hashicorp.com/proxy-config-map': config,
      'consul.hashicorp.com/service-meta-version': 'canary',
    });
  });

  it('of a Deployment whose first port is another is refused until the port is announced', () => {
    expect(refusals(withGiven({}))).toEqual(['MESH6122']);
    expect(refusals(withGiven({ 'consul.hashicorp.com/connect-service-port': '8080' }))).toEqual([]);
  });
});

describe('what Consul lacks', () => {
  it.each([
    ['closed', { routes: [get('/a')], closed: true }],
    ['retryBudget', { retryBudget: { percent: Percent.of(20) } }],
    ['passthrough', { loadBalancing: LoadBalancing.passthrough() }],
    ['maxRetries', { connectionPool: { maxRetries: 3 } }],
    ['perTryTimeout', { routes: [get('/a', { retries: { attempts: 1, on: ['5xx'], perTryTimeout: seconds(1) } })] }],
    ['backoff', { routes: [get('/a', { retries: { attempts: 1, on: ['5xx'], backoff: seconds(1) } })] }],
  ])('is refused: %s', (_, props) => expect(refusals(serviceWith(props))).toEqual(['MESH1010']));

  it('a weight of three decimals is refused', () => {
    expect(refusals(serviceWith({}, canaryOf({ weight: Percent.ofFraction(0.00125) })))).toEqual(['MESH1010']);
  });

  it('one name in two namespaces is refused, but in Enterprise', () => {
    const two =
      (on: typeof mesh): Build =>
      (chart) => {
        for (const name of ['shop', 'office']) {
          const namespace = new ZeroTrustNamespace(chart, name, { mesh: on, stage });
          const service = new ResilientService(namespace, 'payments', { workload });
          namespace.allow({ from: ingress, to: service });
        }
      };
    expect(refusals(two(mesh))).toContain('MESH6120');
    expect(refusals(two(consul({ version: '2.0', edition: 'enterprise', ingress })))).toEqual([]);
  });

  it('a readiness probe by TCP is told', () => {
    expect(codesOf(findings(serviceWith({})))).toContain('MESH6123');
  });
});
