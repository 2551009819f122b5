import { App, Chart, Duration } from 'cdk8s';
import {
  CanaryRelease,
  exact,
  get,
  header,
  Identity,
  LoadBalancing,
  linkerd,
  Percent,
  post,
  prefix,
  ResilientService,
  Stage,
  template,
  when,
  ZeroTrustNamespace,
} from 'cdk8s-mesh';

const app = new App();
const chart = new Chart(app, 'shop');

const ingress = Identity.fromServiceAccount({ namespace: 'ingress', name: 'gateway' });
const mesh = linkerd({ version: '2.20', ingress });
const first = {
  webhooks: 'none',
  scrapes: 'none',
  lock: 'none',
  reason: 'the first release of a new namespace',
} as const;
const shop = new ZeroTrustNamespace(chart, 'shop', {
  mesh,
  stage: when(mesh, 'permissiveStage', Stage.observe(), Stage.newNamespace(first)),
});

const users = new ResilientService(shop, 'users', {
  workload: {
    image: 'registry.example/users:3.2.1',
    port: 8080,
    probes: { liveness: '/health/live', readiness: '/health/ready' },
  },
  routes: [
    get(template('/api/users/{id}'), {
      timeout: Duration.seconds(3),
      retries: { attempts: 3, on: when(mesh, 'retryOnReset', ['5xx', 'reset'], ['5xx']) },
    }),
  ],
  loadBalancing: when(mesh, 'loadBalancing', LoadBalancing.roundRobin(), undefined),
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
    get('/payments', {
      timeout: Duration.seconds(3),
      retries: { attempts: 2, on: when(mesh, 'retryOnReset', ['5xx', 'reset'], ['5xx']) },
    }),
    post('/payments', { timeout: Duration.seconds(5) }),
    post('/refunds', { idempotencyKey: 'Idempotency-Key', retries: { attempts: 2, on: ['5xx'] } }),
  ],
  connectionPool: when(
    mesh,
    'connectionPool',
    { maxConnections: 100, maxPendingRequests: 10, maxRequests: 100 },
    undefined,
  ),
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

app.synth();
