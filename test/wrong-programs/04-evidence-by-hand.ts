// Numbers copied from the ticket of another namespace, and the compiler told to be quiet.
import { App, Chart, Duration } from 'cdk8s';
import { istio, ResilientService, Stage, WorkloadPort, ZeroTrustNamespace } from 'cdk8s-mesh';

const app = new App();
const chart = new Chart(app, 'shop');
const evidence = {
  namespace: 'finance' as string,
  window: Duration.hours(50),
  plaintextRequests: 3 as number,
  source: 'grafana.example',
  date: '2026-09-01',
};
const stage = Stage.observe().strict({ evidence, scrapes: 'none' } as never) as never;

const shop = new ZeroTrustNamespace(chart, 'shop', { mesh: istio({ version: '1.31' }), stage });
const payments = new ResilientService(shop, 'payments', {
  workload: { image: 'registry.example/payments:1.9.2', port: 8080 },
  plaintext: [
    { cidr: 'batch.example', port: WorkloadPort.of(8080), reason: 'batch', until: 'end of year' },
    { cidr: '10.1.2.0/24', port: WorkloadPort.of(9090), reason: '  ', until: '2026-12-31' },
  ],
  scrapes: [{ port: WorkloadPort.of(8080) }],
});
shop.allow({ from: payments, to: payments });

app.synth();
