// Work in progress, committed.
const { App, Chart } = require('cdk8s');
const { CanaryRelease, get, istio, ResilientService, Stage, ZeroTrustNamespace } = require('cdk8s-mesh');

const app = new App();
const chart = new Chart(app, 'shop');
const shop = new ZeroTrustNamespace(chart, 'Shop_Prod', { mesh: istio({ version: '1.9' }), stage: Stage.observe() });
new ZeroTrustNamespace(chart, 'empty');
new ZeroTrustNamespace(chart, 'text', { mesh: 'istio', stage: Stage.observe() });
new ResilientService(shop, 'todo');
new ResilientService(shop, 'Payments', { workload: 'registry.example/payments:1.9.2', routes: [], closed: true });
new ResilientService(shop, 'orders', {
  workload: { image: '', port: 8080 },
  routes: get('/orders'),
  circuitBreaker: {},
  webhooks: [{ port: 8443 }],
});
new CanaryRelease(chart, 'canary', {});

app.synth();
