// Props from memory.
const { App, Chart, Duration } = require('cdk8s');
const { CanaryRelease, get, istio, Percent, ResilientService, Stage, ZeroTrustNamespace } = require('cdk8s-mesh');

const app = new App();
const chart = new Chart(app, 'shop');
const mesh = istio({ version: '1.31', meshMTLS: 'STRICT' });
const shop = new ZeroTrustNamespace(chart, 'shop', { mesh, stages: Stage.observe() });

const payments = new ResilientService(shop, 'payments', {
  workload: { image: 'registry.example/payments:1.9.2', ports: 8080, replica: 3 },
  routes: [get('/payments', { timout: Duration.seconds(3), retries: { count: 2, on: ['5xx'] } })],
  circutBreaker: { consecutive5xx: 5, ejectFor: Duration.seconds(30), ejectAtMost: 1 },
  connectionPool: { maxConnection: 100 },
});

new CanaryRelease(chart, 'payments-canary', {
  service: payments,
  canary: { image: 'registry.example/payments:2.0.0' },
  weigth: Percent.of(10),
  until: '2026-12-31',
});

app.synth();
