// The allow list, as it was in the wiki.
const { App, Chart } = require('cdk8s');
const {
  Identity,
  istio,
  ResilientService,
  ServicePort,
  ServiceRef,
  Stage,
  WorkloadPort,
  ZeroTrustNamespace,
} = require('cdk8s-mesh');

const app = new App();
const chart = new Chart(app, 'shop');
const mesh = istio({ version: '1.31', ingress: 'ingress/gateway' });
const shop = new ZeroTrustNamespace(chart, 'shop', { mesh, stage: Stage.observe(), egress: 'declared' });
const finance = new ZeroTrustNamespace(chart, 'finance', { mesh, stage: Stage.observe() });
const image = 'registry.example/payments:1.9.2';
const payments = new ResilientService(shop, 'payments', { workload: { image, port: 8080 } });
const shared = { selector: { app: 'old' }, serviceAccount: 'shared', port: 8080 };
const one = new ResilientService(finance, 'one', { workload: shared });
new ResilientService(finance, 'two', { workload: { ...shared, selector: { app: 'older' } } });

shop.allow({ from: Identity.fromServiceAccount({ namespace: 'batch', name: 'default' }), to: payments });
shop.allow({ from: mesh.ingress, to: payments, methods: ['get'], paths: ['payments', '/payments/*'] });
shop.allow({ from: one, to: payments, ports: [WorkloadPort.of(8080)] });
shop.allow({ from: payments, to: one });
shop.allow({ to: payments, ports: [8080, ServicePort.of(8443)] });
shop.allowEgress({ from: payments, to: ServiceRef.fromHost('api.example.com') });
shop.allowEgress({ from: payments, to: 'kafka' });

app.synth();
