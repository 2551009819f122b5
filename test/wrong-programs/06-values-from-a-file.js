// Everything comes from a values file, so everything is a text.
const { App, Chart } = require('cdk8s');
const { CanaryRelease, istio, ResilientService, route, Stage, ZeroTrustNamespace } = require('cdk8s-mesh');

const values = JSON.parse(`{
  "version": 1.31,
  "image": "registry.example/payments:1.9.2",
  "port": "8080",
  "replicas": "3",
  "routes": [
    { "method": "get", "path": "payments", "timeout": "3s" },
    { "method": "POST", "path": "/payments/{id}", "retries": { "attempts": "2", "on": ["5xx", "timeout"] } },
    { "path": "/refunds/*" }
  ],
  "breaker": { "consecutive5xx": "5", "ejectFor": "30s", "ejectAtMost": "10%" },
  "weight": "10%",
  "step": 1
}`);

const app = new App();
const chart = new Chart(app, 'shop');
const mesh = istio({ version: values.version });
const shop = new ZeroTrustNamespace(chart, 'shop', { mesh, stage: Stage.observe() });
const payments = new ResilientService(shop, 'payments', {
  workload: { image: values.image, port: values.port, replicas: values.replicas },
  routes: values.routes.map(route),
  circuitBreaker: values.breaker,
  loadBalancing: 'round_robin',
});
new CanaryRelease(chart, 'payments-canary', {
  service: payments,
  canary: { image: 'registry.example/payments:2.0.0' },
  weight: values.weight,
  until: 'soon',
});

app.synth();
