// Friday afternoon: "just retry it". The service takes payments.
const { App, Chart, Duration } = require('cdk8s');
const { get, grpc, istio, post, ResilientService, route, Stage, ZeroTrustNamespace } = require('cdk8s-mesh');

const app = new App();
const chart = new Chart(app, 'shop');
const shop = new ZeroTrustNamespace(chart, 'shop', { mesh: istio({ version: '1.31' }), stage: Stage.observe() });

new ResilientService(shop, 'payments', {
  workload: { image: 'registry.example/payments:1.9.2', port: 8080 },
  routes: [
    get('/payments', { retries: { attempts: 0, on: ['5xx'] } }),
    get('/rates', { retries: { attempts: 3, on: [429, '5xx'] } }),
    post('/payments', { timeout: Duration.seconds(5), retries: { attempts: 3, on: ['5xx', 'reset', 503] } }),
    post('/refunds', { idempotencyKey: '', retries: { attempts: 3, on: ['gateway-error'] } }),
    route({ method: 'PATCH', path: '/payments/7', retries: { attempts: 1, on: [] } }),
    grpc('shop.Ledger/Write', { retries: { attempts: 2, on: ['unavailable', '5xx'] } }),
  ],
});

app.synth();
