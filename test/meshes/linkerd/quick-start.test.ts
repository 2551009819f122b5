import { Duration } from 'cdk8s';
import {
  CanaryRelease,
  exact,
  get,
  header,
  linkerd,
  Percent,
  post,
  prefix,
  ResilientService,
  Stage,
  template,
  ZeroTrustNamespace,
} from 'cdk8s-mesh';
import { captureStderr, findings, ingress, type Manifest, synth, yaml } from '../../synth/harness';

captureStderr();

/** What the quick start says, as far as Linkerd has it. */
const quickStart = (chart: Manifest): void => {
  const mesh = linkerd({ version: '2.20', ingress });
  const shop = new ZeroTrustNamespace(chart, 'shop', { mesh, stage: Stage.observe() });
  const users = new ResilientService(shop, 'users', {
    workload: {
      image: 'registry.example/users:3.2.1',
      port: 8080,
      probes: { liveness: '/health/live', readiness: '/health/ready' },
    },
    routes: [get(template('/api/users/{id}'), { timeout: Duration.seconds(3), retries: { attempts: 3, on: ['5xx'] } })],
  });
  const orders = new ResilientService(shop, 'orders', {
    workload: { image: 'registry.example/orders:1.4.0', port: 8080 },
    routes: [
      get(prefix('/api/orders'), { timeout: Duration.seconds(2), retries: { attempts: 2, on: ['gateway-error'] } }),
      post('/api/orders', { timeout: Duration.seconds(5) }),
    ],
  });
  const payments = new ResilientService(shop, 'payments', {
    workload: { image: 'registry.example/payments:1.9.2', port: 8080, replicas: 3 },
    routes: [
      get('/payments', { timeout: Duration.seconds(3), retries: { attempts: 2, on: ['5xx'] } }),
      post('/payments', { timeout: Duration.seconds(5) }),
      post('/refunds', { idempotencyKey: 'Idempotency-Key', retries: { attempts: 2, on: ['5xx'] } }),
    ],
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
    watch: { errorRate: Percent.of(1) },
    until: '2026-12-31',
  });
};

it('is written, twice the same', () => {
  const text = yaml(synth(quickStart));
  expect(text).toMatchSnapshot();
  expect(yaml(synth(quickStart))).toBe(text);
});

it('has no finding but what Linkerd has in part', () => {
  const told = findings(quickStart).filter(({ severity }) => severity !== 'info');
  expect(told.map(({ code, at }) => `${code} ${at}`)).toEqual([
    'MESH6101 watch',
    'MESH6101 stage',
    'MESH6101 circuitBreaker',
  ]);
});
