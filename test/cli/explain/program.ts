import { App, Chart, Duration } from 'cdk8s';
import { get, istio, Percent, ResilientService, Stage, ZeroTrustNamespace } from 'cdk8s-mesh';

// refused by Istio 1.30, which lacks the interval
const app = new App();
const version: string = process.env['ISTIO'] ?? '1.31';
const shop = new ZeroTrustNamespace(new Chart(app, 'shop'), 'shop', {
  mesh: istio({ version }),
  stage: Stage.observe(),
});
new ResilientService(shop, 'payments', {
  workload: { image: 'registry.example/payments:1.9.2', port: 8080 },
  routes: [get('/payments', { timeout: Duration.seconds(3), retries: { attempts: 2, on: ['5xx'] } })],
  retryBudget: { percent: Percent.of(20), interval: Duration.seconds(10) },
} as never);
app.synth();
