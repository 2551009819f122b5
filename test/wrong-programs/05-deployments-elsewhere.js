// The Deployments were there first.
const { App, ApiObject, Chart } = require('cdk8s');
const { Deployment } = require('cdk8s-plus-28');
const { istio, ResilientService, Stage, ZeroTrustNamespace } = require('cdk8s-mesh');

const app = new App();
const chart = new Chart(app, 'shop');
const shop = ZeroTrustNamespace.fromName(chart, 'shop', {
  mesh: istio({ version: '1.31' }),
  stage: Stage.observe(),
});

const container = { image: 'registry.example/web:1.0.0', portNumber: 8080 };
const here = { namespace: 'shop' };
const web = new Deployment(chart, 'web', { metadata: here, containers: [container] });

new ResilientService(shop, 'web', { workload: web });
new ResilientService(shop, 'web-again', { workload: web });
new ResilientService(shop, 'nowhere', { workload: new Deployment(chart, 'nowhere', { containers: [container] }) });
new ResilientService(shop, 'far', {
  workload: new Deployment(chart, 'far', { metadata: { namespace: 'prod' }, containers: [container] }),
});
new ResilientService(shop, 'silent', {
  workload: new Deployment(chart, 'silent', { metadata: here, containers: [{ image: 'registry.example/job:1.0.0' }] }),
});
new ResilientService(shop, 'database', {
  workload: new ApiObject(chart, 'database', { apiVersion: 'apps/v1', kind: 'StatefulSet', metadata: here }),
});
new ResilientService(chart, 'lost', { workload: { image: 'registry.example/lost:1.0.0', port: 8080 } });

app.synth();
