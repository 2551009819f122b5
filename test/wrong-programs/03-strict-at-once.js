// The ticket says "turn on mTLS". Names are handy.
const { App, Chart } = require('cdk8s');
const { istio, ResilientService, Stage, ZeroTrustNamespace } = require('cdk8s-mesh');

const app = new App();
const chart = new Chart(app, 'shop');
const mesh = istio({ version: '1.31' });

const shop = new ZeroTrustNamespace(chart, 'shop', { mesh, stage: 'STRICT' });
const orders = new ResilientService(shop, 'orders', {
  workload: { image: 'registry.example/orders:1.4.0', port: 8080 },
});
shop.allow({ from: 'ingress/gateway', to: orders });

const finance = new ZeroTrustNamespace(chart, 'finance', { mesh, stage: Stage.observe().authorize({}) });
new ResilientService(finance, 'ledger', { workload: { image: 'registry.example/ledger:2.2.0', port: 8080 } });

app.synth();
