import { Duration } from 'cdk8s';
import {
  CanaryRelease,
  exact,
  type GitOps,
  get,
  linkerd,
  Percent,
  post,
  prefix,
  ResilientService,
  Stage,
  template,
  WorkloadPort,
  ZeroTrustNamespace,
} from 'cdk8s-mesh';
import { type Build, ingress, prometheus } from '../../synth/harness';

const evidence = {
  namespace: 'shop',
  window: Duration.days(14),
  source: 'prometheus/mesh',
  date: '2026-11-20',
} as const;
const lock = { lock: 'none', reason: 'release 2026-11-01 showed the stage before' } as const;
const denied = { evidence: { ...evidence, deniedRequests: 0 }, ...lock } as const;

const observe = Stage.observe();
const strict = observe.strict({
  evidence: { ...evidence, plaintextRequests: 0 },
  webhooks: 'declared',
  scrapes: 'declared',
  ...lock,
});
const authorize = strict.authorize(denied);
const isolate = authorize.isolate(denied);

export const stages = { observe, strict, authorize, isolate } as const;
export type StageName = keyof typeof stages;
export const stageNames = Object.keys(stages) as StageName[];

const mesh = linkerd({ version: '2.20', ingress, scrapers: [prometheus] });

export interface Shop {
  readonly stage: StageName;
  readonly complete?: boolean;
  readonly gitops?: GitOps;
}

/** What a stage has to take care of: callers by path and of everything, probes, a plaintext exception, a webhook, a scraped port, a canary. */
export const shopIn =
  ({ stage, complete = false, gitops }: Shop): Build =>
  (chart) => {
    const shop = new ZeroTrustNamespace(chart, 'shop', {
      mesh,
      stage: stages[stage],
      complete,
      egress: 'declared',
      gitops,
    });
    const web = new ResilientService(shop, 'web', { workload: { image: 'registry.example/web:1.0.0', port: 8080 } });
    const payments = new ResilientService(shop, 'payments', {
      workload: {
        image: 'registry.example/payments:1.9.2',
        port: 8080,
        ports: { metrics: 9090 },
        probes: { liveness: '/live', readiness: '/ready' },
      },
      routes: [get('/payments', { timeout: Duration.seconds(3) }), post('/payments')],
      plaintext: [
        {
          cidr: '10.1.2.0/24',
          port: WorkloadPort.of(8080),
          reason: 'the nightly report, until it has a proxy',
          until: '2026-12-31',
        },
      ],
      scrapes: [{ port: WorkloadPort.of(9090) }],
    });
    const admission = new ResilientService(shop, 'admission', {
      workload: { image: 'registry.example/admission:2.0.0', port: 8080, ports: { webhook: 8443 } },
      webhooks: [{ port: WorkloadPort.of(8443), cidrs: ['10.0.0.0/28'] }],
    });
    const jobs = new ResilientService(shop, 'jobs', { workload: { image: 'registry.example/jobs:1.0.0', port: 8080 } });
    shop.allow({ from: ingress, to: web });
    shop.allow({ from: web, to: payments, methods: ['GET', 'POST'], paths: ['/payments', prefix('/refunds')] });
    shop.allow({ from: jobs, to: payments, methods: ['GET'], paths: [template('/payments/{id}'), exact('/refunds')] });
    shop.allow({ from: web, to: admission });
    new CanaryRelease(chart, 'payments-canary', {
      service: payments,
      canary: { image: 'registry.example/payments:2.0.0' },
      weight: Percent.of(0),
      watch: { errorRate: Percent.of(1) },
      until: '2026-12-31',
    });
  };
