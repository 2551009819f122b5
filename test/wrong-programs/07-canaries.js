// Three canaries at once, before the holidays.
const { App, Chart } = require('cdk8s');
const { CanaryRelease, istio, Percent, ResilientService, Stage, ZeroTrustNamespace } = require('cdk8s-mesh');

const app = new App();
const chart = new Chart(app, 'shop');
const shop = new ZeroTrustNamespace(chart, 'shop', { mesh: istio({ version: '1.31' }), stage: Stage.observe() });
const payments = new ResilientService(shop, 'payments', {
  workload: { image: 'registry.example/payments:1.9.2', port: 8080 },
});
const legacy = new ResilientService(shop, 'legacy', {
  workload: { selector: { app: 'legacy' }, serviceAccount: 'legacy', port: 8080 },
  versions: 'subsets',
});
const ledger = ResilientService.imported({ name: 'ledger', namespace: 'finance', serviceAccount: 'ledger' });
const canary = { image: 'registry.example/payments:2.0.0' };

new CanaryRelease(chart, 'payments-v2', {
  service: payments,
  canary,
  weight: 10,
  steps: [{ weight: Percent.of(50) }, { weight: Percent.of(25) }],
});
new CanaryRelease(chart, 'payments-v3', { service: payments, canary, weight: Percent.of(110) });
new CanaryRelease(chart, 'ledger-v2', { service: ledger, canary, weight: Percent.of(5) });
new CanaryRelease(chart, 'legacy-v2', { service: legacy, canary, weight: Percent.of(5) });
new CanaryRelease(chart, 'orders-v2', { service: 'orders', canary, steps: [{ weight: Percent.of(5) }], step: 3 });

app.synth();
