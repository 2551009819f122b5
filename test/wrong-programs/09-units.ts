// A percent is a percent is a fraction.
import { App, Chart, Duration, JsonPatch } from 'cdk8s';
import {
  CanaryRelease,
  get,
  istio,
  LoadBalancing,
  Percent,
  ResilientService,
  Stage,
  ZeroTrustNamespace,
} from 'cdk8s-mesh';

const app = new App();
const chart = new Chart(app, 'shop');
const mesh = istio({ version: '1.30' as string });
const shop = new ZeroTrustNamespace(chart, 'shop', { mesh, stage: Stage.observe() });
const tenth = 0.1;

const payments = new ResilientService(shop, 'payments', {
  workload: { image: 'registry.example/payments:1.9.2', port: 80800, preStopSleep: Duration.millis(1500) },
  routes: [get('/payments', { timeout: Duration.seconds(0), retries: { attempts: 50, on: ['5xx'] } })],
  circuitBreaker: { ejectFor: 30 as never, ejectAtMost: Percent.ofFraction(0.125) },
  connectionPool: { maxConnections: -1, connectTimeout: 0.5 as never },
  loadBalancing: [LoadBalancing.random(), LoadBalancing.roundRobin()] as never,
  retryBudget: { percent: 20, interval: Duration.seconds(5) } as never,
  patches: {
    Deployment: [JsonPatch.replace('/spec/template/spec/containers/1/image', 'registry.example/proxy:1.0.0')],
    Ingress: [JsonPatch.remove('/spec')],
  },
  suppress: [
    { code: 'MESH2103', reason: '' },
    { code: 'MESH2003', reason: 'we know what we do' },
    { code: 'MESH9999', reason: 'from the internet' },
  ],
});
new CanaryRelease(chart, 'payments-canary', {
  service: payments,
  canary: { image: 'registry.example/payments:2.0.0' },
  weight: Percent.of(tenth as number),
  watch: { errorRate: Percent.of(-1) },
  until: '2026-02-30',
});

app.synth();
