import { Duration } from 'cdk8s';
import {
  CanaryRelease,
  type Consul,
  consul,
  exact,
  type GitOps,
  Percent,
  prefix,
  ResilientService,
  ServiceRef,
  Stage,
  template,
  WorkloadPort,
  ZeroTrustNamespace,
} from 'cdk8s-mesh';
import { type Build, ingress, prometheus } from '../../synth/harness';

export const mesh: Consul = consul({ version: '2.0', ingress, scrapers: [prometheus] });

const evidence = {
  namespace: 'shop',
  window: Duration.days(14),
  source: 'prometheus/mesh',
  date: '2026-11-20',
} as const;
const lock = { lock: 'none', reason: 'release 2026-11-01 showed the stage before' } as const;
const denied = { evidence: { ...evidence, deniedRequests: 0 }, ...lock } as const;

const observe = Stage.observe({ belowFloor: { reason: 'callers get their sidecars', until: '2026-12-31' } });
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

export interface Shop {
  readonly stage: StageName;
  readonly egress?: 'open' | 'declared';
  readonly gitops?: GitOps;
  readonly on?: Consul;
  readonly canary?: 'services' | 'subsets' | 'none';
}

/** A namespace with what a stage has to take care of: an exception, a webhook, a scraped port, a canary that is called and calls, a way out. */
export const shopIn =
  ({ stage, egress = 'declared', gitops, on = mesh, canary = 'services' }: Shop): Build =>
  (chart) => {
    const shop = new ZeroTrustNamespace(chart, 'shop', { mesh: on, stage: stages[stage], egress, gitops });
    const probes = { liveness: '/live', readiness: '/ready' } as const;
    const web = new ResilientService(shop, 'web', {
      workload: { image: 'registry.example/web:1.0.0', port: 8080, probes },
    });
    const payments = new ResilientService(shop, 'payments', {
      workload: { image: 'registry.example/payments:1.9.2', port: 8080, ports: { metrics: 9090 }, probes },
      versions: canary === 'subsets' ? 'subsets' : 'services',
      plaintext: [
        {
          cidr: '10.1.2.0/24',
          port: WorkloadPort.of(8080),
          reason: 'the nightly report, until it has a sidecar',
          until: '2026-12-31',
        },
      ],
      scrapes: [{ port: WorkloadPort.of(9090) }],
    });
    const admission = new ResilientService(shop, 'admission', {
      workload: { image: 'registry.example/admission:2.0.0', port: 8080, ports: { webhook: 8443 }, probes },
      webhooks: [{ port: WorkloadPort.of(8443), cidrs: ['10.0.0.0/28'] }],
    });
    shop.allow({ from: ingress, to: web });
    shop.allow({ from: web, to: payments, methods: ['GET', 'POST'], paths: [exact('/payments'), prefix('/refunds')] });
    shop.allow({ from: web, to: payments, methods: ['DELETE'], paths: [template('/payments/{id}')] });
    shop.allow({ from: web, to: admission });
    shop.allow({ from: payments, to: admission, methods: ['GET'] });
    if (egress === 'declared') {
      const bank = ResilientService.imported({ name: 'bank', namespace: 'bank', serviceAccount: 'bank' });
      shop.allowEgress({ from: payments, to: bank });
      const mail = ServiceRef.fromHost('mail.office.svc.cluster.local', { ports: [WorkloadPort.of(2525)] });
      shop.allowEgress({ from: payments, to: mail });
    }
    if (canary === 'none') return;
    new CanaryRelease(chart, 'payments-canary', {
      service: payments,
      canary: { image: 'registry.example/payments:2.0.0' },
      weight: Percent.of(0),
      watch: { errorRate: Percent.of(1), latency: Duration.millis(800) },
      until: '2026-12-31',
    });
  };
