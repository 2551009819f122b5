import { Duration } from 'cdk8s';
import {
  CanaryRelease,
  consul,
  exact,
  get,
  header,
  LoadBalancing,
  Percent,
  post,
  prefix,
  ResilientService,
  Stage,
  template,
  ZeroTrustNamespace,
} from 'cdk8s-mesh';
import {
  type Build,
  captureStderr,
  find,
  findings,
  ingress,
  type Manifest,
  ofKind,
  synth,
  yaml,
} from '../../synth/harness';
import { schemaProblems } from '../crd-schema';

captureStderr();

const probes = { liveness: '/health/live', readiness: '/health/ready' } as const;
const belowFloor = { reason: 'callers get their sidecars', until: '2026-12-31' } as const;

/** What the quick start says; beside the mesh, observe has the reason and the date that Consul asks for. */
const quickStart: Build = (chart) => {
  const mesh = consul({ version: '2.0', ingress });
  const shop = new ZeroTrustNamespace(chart, 'shop', { mesh, stage: Stage.observe({ belowFloor }) });
  const users = new ResilientService(shop, 'users', {
    workload: { image: 'registry.example/users:3.2.1', port: 8080, probes },
    routes: [
      get(template('/api/users/{id}'), {
        timeout: Duration.seconds(3),
        retries: { attempts: 3, on: ['5xx', 'reset'] },
      }),
    ],
    loadBalancing: LoadBalancing.roundRobin(),
  });
  const orders = new ResilientService(shop, 'orders', {
    workload: { image: 'registry.example/orders:1.4.0', port: 8080, probes },
    routes: [
      get(prefix('/api/orders'), { timeout: Duration.seconds(2), retries: { attempts: 2, on: ['gateway-error'] } }),
      post('/api/orders', { timeout: Duration.seconds(5) }),
    ],
  });
  const payments = new ResilientService(shop, 'payments', {
    workload: { image: 'registry.example/payments:1.9.2', port: 8080, replicas: 3, probes },
    routes: [
      get('/payments', { timeout: Duration.seconds(3), retries: { attempts: 2, on: ['5xx', 'reset'] } }),
      post('/payments', { timeout: Duration.seconds(5) }),
      post('/refunds', { idempotencyKey: 'Idempotency-Key', retries: { attempts: 2, on: ['5xx'] } }),
    ],
    connectionPool: { maxConnections: 100, maxPendingRequests: 10, maxRequests: 100 },
    circuitBreaker: { consecutive5xx: 5, ejectFor: Duration.seconds(30), ejectAtMost: 1 },
  });
  shop.allow({ from: mesh.ingress, to: orders });
  shop.allow({ from: orders, to: users, methods: ['GET'], paths: [template('/api/users/{id}')] });
  shop.allow({ from: orders, to: payments, methods: ['GET', 'POST'], paths: [exact('/payments'), exact('/refunds')] });
  new CanaryRelease(chart, 'payments-canary', {
    service: payments,
    canary: { image: 'registry.example/payments:2.0.0' },
    weight: Percent.of(10),
    testers: header('x-canary', 'true'),
    watch: { errorRate: Percent.of(1), latency: Duration.millis(800) },
    until: '2026-12-31',
  });
};

it('is written, twice the same, in the words of the schemas', () => {
  const objects = synth(quickStart);
  expect(yaml(objects)).toMatchSnapshot();
  expect(yaml(synth(quickStart))).toBe(yaml(objects));
  expect(schemaProblems(objects, ['consul-2.0', 'prometheus-operator-0.93'])).toEqual([]);
});

it('has no finding but what Consul has in part', () => {
  const told = findings(quickStart).filter(({ severity }) => severity !== 'info');
  expect([...new Set(told.map(({ code }) => code))]).toEqual(['MESH6101']);
  expect([...new Set(told.map(({ at }) => at))].sort()).toEqual([
    'circuitBreaker',
    'connectionPool',
    'routes[0].retries',
    'routes[0].retries.on',
    'routes[2].retries.on',
    'stage',
  ]);
});

it('is what the issue asks for', () => {
  const objects = synth(quickStart);
  const { routes } = find(objects, 'ServiceRouter', 'payments').spec;
  const read = routes.find(({ match, destination }: Manifest) => {
    return (
      match?.http.pathExact === '/payments' && match.http.methods[0] === 'GET' && destination.service === 'payments'
    );
  });
  expect(read.match.http.methods).toEqual(['GET', 'HEAD']);
  expect(read.destination).toMatchObject({ numRetries: 2, retryOn: ['5xx', 'reset'], requestTimeout: '3s' });
  const last = routes.at(-1);
  expect(last.match).toBeUndefined();
  expect(last.destination).toMatchObject({ retryOn: ['refused-stream'], retryOnConnectFailure: true });
  const { splits } = find(objects, 'ServiceSplitter', 'payments').spec;
  expect(splits.map(({ weight }: Manifest) => weight)).toEqual([90, 10]);
  expect(ofKind(objects, 'NetworkPolicy')).toEqual([]);
});
