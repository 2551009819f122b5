import { Duration } from 'cdk8s';
import {
  CanaryRelease,
  get,
  grpc,
  header,
  linkerd,
  Percent,
  post,
  prefix,
  put,
  ResilientService,
  type ResilientServiceProps,
  Stage,
  ZeroTrustNamespace,
} from 'cdk8s-mesh';
import {
  captureStderr,
  codesOf,
  find,
  findings,
  ingress,
  type Manifest,
  ofKind,
  refusals,
  synth,
  yaml,
} from '../../synth/harness';

captureStderr();
const mesh = linkerd({ version: '2.20', ingress });
const seconds = Duration.seconds;

type Build = Parameters<typeof synth>[0];

/** A service with these props, whatever their type, since a test may say what no type lets through. */
const serviceWith =
  (
    props: Partial<ResilientServiceProps>,
    more: (chart: Manifest, payments: ResilientService) => void = () => {},
  ): Build =>
  (chart) => {
    const shop = new ZeroTrustNamespace(chart, 'shop', { mesh, stage: Stage.observe() });
    const web = new ResilientService(shop, 'web', { workload: { image: 'registry.example/web:1.0.0', port: 8080 } });
    const workload = { image: 'registry.example/payments:1.0.0', port: 8080, replicas: 3 };
    const payments = new ResilientService(shop, 'payments', { workload, ...props } as never);
    shop.allow({ from: ingress, to: web });
    shop.allow({ from: web, to: payments });
    more(chart, payments);
  };

const canary = (chart: Manifest, payments: ResilientService): void => {
  new CanaryRelease(chart, 'payments-canary', {
    service: payments,
    canary: { image: 'registry.example/payments:2.0.0' },
    weight: Percent.of(10),
    testers: header('x-canary', 'true'),
    watch: { errorRate: Percent.of(1), latency: Duration.millis(800) },
    until: '2026-12-31',
  });
};

/** Routes of Services; the others are for who is let in. */
const routesOf = (objects: readonly Manifest[]): Manifest[] =>
  objects.filter(({ kind, spec }) => /^(HTTP|GRPC)Route$/.test(kind) && spec.parentRefs[0].kind === 'Service');
const annotationsOf = ({ metadata }: Manifest): Record<string, string> => metadata.annotations ?? {};

const retried = get('/payments', { timeout: seconds(3), retries: { attempts: 2, on: ['5xx'] } });

it('a service with routes, a breaker and a canary', () => {
  const program = serviceWith(
    {
      routes: [
        retried,
        post('/payments', { timeout: seconds(5) }),
        post('/refunds', { idempotencyKey: 'Idempotency-Key', retries: { attempts: 2, on: ['5xx'] } }),
      ],
      circuitBreaker: { consecutive5xx: 5, ejectFor: seconds(30), ejectAtMost: 1 },
    },
    canary,
  );
  const objects = synth(program);
  const traffic = objects.filter(({ kind }) => ['Service', 'PrometheusRule'].includes(kind));
  expect(yaml([...traffic, ...routesOf(objects)])).toMatchSnapshot();
  const told = findings(program).filter(({ severity }) => severity !== 'info');
  // the watch, the dry run and the breaker
  expect(told.map(({ code, at }) => `${code} ${at}`)).toEqual([
    'MESH6101 watch',
    'MESH6101 stage',
    'MESH6101 circuitBreaker',
  ]);
});

describe('retries', () => {
  const routes = routesOf(
    synth(
      serviceWith({
        routes: [
          retried,
          post('/payments'),
          put('/payments', { retries: { attempts: 3, on: ['gateway-error', 500] } }),
          get(prefix('/reports'), { retries: 'off', timeout: seconds(20) }),
        ],
      }),
    ),
  );

  it('are annotations of the routes that name a status, and of nothing else', () => {
    const said = Object.fromEntries(routes.map((one) => [one.metadata.name, annotationsOf(one)]));
    expect(said).toEqual({
      payments: {},
      web: {},
      'payments-get-payments': {
        'retry.linkerd.io/http': '5xx',
        'retry.linkerd.io/limit': '2',
        'retry.linkerd.io/timeout': '966ms',
      },
      'payments-post-payments': {},
      'payments-put-payments': { 'retry.linkerd.io/http': 'gateway-error,500', 'retry.linkerd.io/limit': '3' },
      'payments-get-reports-below': {},
    });
  });

  it('a limit for each try is no condition for a route that must not follow a slow try', () => {
    const [, route] = routesOf(
      synth(
        serviceWith({
          routes: [get('/payments', { retries: { attempts: 2, on: [503], perTryTimeout: Duration.millis(300) } })],
        }),
      ),
    ).filter(({ metadata }) => metadata.name.startsWith('payments'));
    expect(annotationsOf(route)).toEqual({ 'retry.linkerd.io/http': '503', 'retry.linkerd.io/limit': '2' });
  });

  it.each(['connect-failure', 'refused-stream', 'reset', 'reset-before-request'] as const)(
    'on %s there are none',
    (condition) => {
      const program = serviceWith({ routes: [get('/payments', { retries: { attempts: 2, on: [condition] } })] });
      expect(refusals(program)).toEqual(['MESH1010']);
    },
  );

  it('on gRPC statuses need a service without HTTP', () => {
    const method = grpc('stock.v1.Stock/Get', { idempotent: true, retries: { attempts: 2, on: ['unavailable'] } });
    expect(refusals(serviceWith({ routes: [method] }))).toEqual([]);
    expect(refusals(serviceWith({ routes: [method, get('/health')] }))).toContain('MESH1010');
    expect(refusals(serviceWith({ routes: [method], protocol: 'http2' }))).toEqual(['MESH6113']);
  });
});

describe('routes', () => {
  it('have the catch-all first, unless the service is closed', () => {
    const names = (props: Partial<ResilientServiceProps>): string[] =>
      routesOf(synth(serviceWith({ routes: [get('/payments')], ...props })))
        .map(({ metadata }) => metadata.name)
        .filter((name) => name.startsWith('payments'));
    expect(names({})).toEqual(['payments', 'payments-get-payments']);
    expect(names({ closed: true })).toEqual(['payments-get-payments']);
  });

  it('of gRPC alone are GRPCRoutes, beside HTTP they are HTTPRoutes', () => {
    const method = grpc('stock.v1.Stock/Get', { timeout: seconds(1) });
    const kinds = (routes: ResilientServiceProps['routes']): string[] =>
      routesOf(synth(serviceWith({ routes })))
        .filter(({ metadata }) => metadata.name.startsWith('payments'))
        .map(({ kind }) => kind);
    expect(kinds([method])).toEqual(['GRPCRoute', 'GRPCRoute']);
    expect(kinds([method, get('/health')])).toEqual(['HTTPRoute', 'HTTPRoute', 'HTTPRoute']);
  });

  it('are of the port and the namespace of their Service', () => {
    const objects = synth(serviceWith({ routes: [retried], port: 8000 }, canary));
    for (const { metadata, spec } of routesOf(objects)) {
      const [{ name, port }] = spec.parentRefs;
      expect(metadata.namespace).toBe('shop');
      expect(find(objects, 'Service', name).spec.ports[0].port).toBe(port);
      for (const ref of spec.rules.flatMap((rule: Manifest) => rule.backendRefs))
        expect(find(objects, 'Service', ref.name).spec.ports[0].port).toBe(ref.port);
    }
  });
});

it.each([
  ['http', 'http'],
  ['http2', 'kubernetes.io/h2c'],
  ['grpc', 'kubernetes.io/h2c'],
] as const)('protocol %s is %s to Linkerd, and a further port is opaque', (protocol, appProtocol) => {
  const workload = { image: 'registry.example/payments:1.0.0', port: 8080, ports: { metrics: 9090 } };
  const { spec } = find(synth(serviceWith({ workload, protocol })), 'Service', 'payments');
  expect(spec.ports.map((port: Manifest) => port.appProtocol)).toEqual([appProtocol, 'linkerd.io/opaque']);
});

it('neither retries nor timeouts are said on a Service, since they would flow into every route', () => {
  const objects = synth(serviceWith({ routes: [retried] }, canary));
  for (const one of ofKind(objects, 'Service'))
    expect(Object.keys(annotationsOf(one)).filter((name) => /^(retry|timeout)\./.test(name))).toEqual([]);
  expect(ofKind(objects, 'ServiceProfile')).toEqual([]);
});

describe('the watch', () => {
  const expressions = (props: Partial<ResilientServiceProps>): string[] =>
    find(synth(serviceWith(props, canary)), 'PrometheusRule', 'payments-canary').spec.groups[0].rules.map(
      ({ expr }: Manifest) => expr,
    );

  it('is of each version as a backend, by the metrics of the kind of its routes', () => {
    const http = expressions({});
    expect(http.map((expr) => /backend_name="([\w-]+)"/.exec(expr)?.[1])).toEqual([
      'payments',
      'payments',
      'payments-canary',
      'payments-canary',
    ]);
    expect(http.every((expr) => expr.includes('outbound_http_route_backend_response_'))).toBe(true);
    const ofGrpc = expressions({ routes: [grpc('stock.v1.Stock/Get')] });
    expect(ofGrpc.every((expr) => expr.includes('outbound_grpc_route_backend_response_'))).toBe(true);
    expect(ofGrpc[0]).toContain('grpc_status=~"UNKNOWN|DEADLINE_EXCEEDED|INTERNAL|UNAVAILABLE|DATA_LOSS"');
  });
});

it('what the mesh lacks is refused', () => {
  const lacking: readonly Partial<ResilientServiceProps>[] = [
    { connectionPool: { maxConnections: 10 } },
    { retryBudget: { percent: Percent.of(20) } },
    { versions: 'subsets' },
    { circuitBreaker: { consecutiveGatewayErrors: 3, ejectFor: seconds(30), ejectAtMost: 1 } },
    { routes: [get('/a', { retries: { attempts: 1, on: ['5xx'], backoff: seconds(1) } })] },
  ];
  for (const props of lacking) expect(refusals(serviceWith(props))).toEqual(['MESH1010']);
});

describe('the options', () => {
  const withMesh =
    (given: object): Build =>
    (chart) => {
      const shop = new ZeroTrustNamespace(chart, 'shop', { mesh: linkerd(given as never), stage: Stage.observe() });
      new ResilientService(shop, 'web', { workload: { image: 'registry.example/web:1.0.0', port: 8080 } });
    };
  it.each([
    [{}, 'MESH1003'],
    [{ version: '2.13' }, 'MESH1002'],
    [{ version: '2.20', rootNamespace: 'linkerd' }, 'MESH1001'],
    [{ version: '2.20', controlPlaneNamespace: 'No Name' }, 'MESH1002'],
  ] as const)('%j is refused', (given, code) => {
    expect(codesOf(findings(withMesh(given)).filter(({ severity }) => severity === 'error'))).toEqual([code]);
  });
});

describe('a pod template', () => {
  it('says how the proxy starts and ends, and asks for it where the Namespace does not', () => {
    const own = find(synth(serviceWith({})), 'Deployment', 'payments').spec.template.metadata.annotations;
    expect(own).toMatchObject({
      'config.linkerd.io/proxy-await': 'enabled',
      'config.linkerd.io/proxy-enable-native-sidecar': 'true',
      'config.linkerd.io/shutdown-grace-period': '45s',
    });
    expect(own).not.toHaveProperty(['linkerd.io/inject']);
    const adopted = synth((chart) => {
      const shop = ZeroTrustNamespace.fromName(chart, 'shop', { mesh, stage: Stage.observe() });
      new ResilientService(shop, 'web', { workload: { image: 'registry.example/web:1.0.0', port: 8080 } });
    });
    const { annotations } = find(adopted, 'Deployment', 'web').spec.template.metadata;
    expect(annotations).toMatchObject({ 'linkerd.io/inject': 'enabled' });
    expect(ofKind(adopted, 'Namespace')).toEqual([]);
  });
});
