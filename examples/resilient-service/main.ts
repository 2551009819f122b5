import { App, Chart, Duration } from 'cdk8s';
import {
  del,
  get,
  grpc,
  HashKey,
  Identity,
  istio,
  LoadBalancing,
  Percent,
  post,
  prefix,
  put,
  ResilientService,
  Stage,
  template,
  ZeroTrustNamespace,
} from 'cdk8s-mesh';
import { Deployment } from 'cdk8s-plus-28';

const app = new App();
const chart = new Chart(app, 'catalog', { namespace: 'catalog' });
const gateway = Identity.fromServiceAccount({ namespace: 'ingress', name: 'gateway' });
const catalog = new ZeroTrustNamespace(chart, 'catalog', {
  mesh: istio({ version: '1.31', ingress: gateway }),
  stage: Stage.observe(),
});

// a Deployment of cdk8s-plus: it keeps its selector and gets a ServiceAccount
const deployment = new Deployment(chart, 'products', {
  replicas: 4,
  containers: [{ image: 'registry.example/products:5.1.0', portNumber: 8080 }],
});

const products = new ResilientService(catalog, 'products', {
  workload: deployment,
  routes: [
    get(prefix('/products'), { timeout: Duration.seconds(2), retries: { attempts: 2, on: ['gateway-error', 429] } }),
    put(template('/products/{id}'), { timeout: Duration.seconds(3), retries: { attempts: 1, on: ['reset'] } }),
    del(template('/products/{id}'), { timeout: Duration.seconds(3), retries: 'off' }),
    post('/products', { timeout: Duration.seconds(3) }),
  ],
  retryBudget: { percent: Percent.of(20), minConcurrency: 5, interval: Duration.seconds(10) },
  circuitBreaker: { consecutiveGatewayErrors: 3, ejectFor: Duration.seconds(30), ejectAtMost: Percent.of(50) },
  loadBalancing: LoadBalancing.consistentHash(HashKey.header('x-user')),
});

// a gRPC service whose Deployment an autoscaler owns
const stock = new ResilientService(catalog, 'stock', {
  workload: {
    image: 'registry.example/stock:2.0.3',
    port: 9000,
    replicas: { min: 3, max: 12, ownedBy: 'HorizontalPodAutoscaler' },
  },
  routes: [
    grpc('stock.v1.Stock/Get', {
      idempotent: true,
      timeout: Duration.seconds(1),
      retries: { attempts: 2, on: ['unavailable'] },
    }),
    grpc('stock.v1.Stock/Reserve', { timeout: Duration.seconds(2) }),
  ],
  closed: true,
  connectionPool: { maxRequests: 200, connectTimeout: Duration.millis(500) },
});

catalog.allow({ from: gateway, to: products });
catalog.allow({ from: products, to: stock });

app.synth();
