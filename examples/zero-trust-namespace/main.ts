import { App, Chart, Duration } from 'cdk8s';
import {
  argocd,
  get,
  Identity,
  istio,
  post,
  prefix,
  ResilientService,
  ServiceRef,
  Stage,
  WorkloadPort,
  ZeroTrustNamespace,
} from 'cdk8s-mesh';

const app = new App();
const chart = new Chart(app, 'billing');

const mesh = istio({
  version: '1.31',
  ingress: Identity.fromServiceAccount({ namespace: 'ingress', name: 'gateway' }),
  scrapers: [Identity.fromServiceAccount({ namespace: 'monitoring', name: 'prometheus' })],
  asOf: '2026-11-21', // the evidence below is of that week; leave it out to count from today
});

const source = 'prometheus.example, namespace billing, destination reporter';
const stage = Stage.observe()
  .strict({
    evidence: { namespace: 'billing', window: Duration.days(14), plaintextRequests: 0, source, date: '2026-11-18' },
    webhooks: 'declared',
    scrapes: 'none',
    lock: 'none',
    reason: 'observe was released on 2026-10-30 as v41',
  })
  .authorize({
    evidence: { namespace: 'billing', window: Duration.days(14), deniedRequests: 0, source, date: '2026-11-18' },
    lock: 'none',
    reason: 'strict was released on 2026-11-02 as v43',
  })
  .isolate({
    evidence: { namespace: 'billing', window: Duration.days(7), deniedRequests: 0, source, date: '2026-11-20' },
    lock: 'none',
    reason: 'authorize was released on 2026-11-12 as v46',
  });

const billing = new ZeroTrustNamespace(chart, 'billing', {
  mesh,
  stage,
  complete: true,
  egress: 'declared',
  gitops: argocd(),
});

const invoices = new ResilientService(billing, 'invoices', {
  workload: { image: 'registry.example/invoices:1.8.0', port: 8080, ports: { webhook: 9443 } },
  routes: [get(prefix('/invoices')), post('/invoices', { timeout: Duration.seconds(5) })],
  webhooks: [{ port: WorkloadPort.of(9443) }],
  plaintext: [
    {
      cidr: '10.20.0.0/24',
      port: WorkloadPort.of(8080),
      reason: 'the nightly report runs on a host without a sidecar; it moves with REP-112',
      until: '2027-02-28',
    },
  ],
});

billing.allow({ from: mesh.ingress, to: invoices, methods: ['GET', 'POST'], paths: [prefix('/invoices')] });
billing.allowEgress({ from: invoices, to: ServiceRef.fromHost('ledger.finance.svc.cluster.local') });

app.synth();
