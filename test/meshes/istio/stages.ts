import { Duration } from 'cdk8s';
import {
  CanaryRelease,
  exact,
  type GitOps,
  get,
  header,
  type Istio,
  Percent,
  post,
  prefix,
  ResilientService,
  ServiceRef,
  Stage,
  WorkloadPort,
  ZeroTrustNamespace,
} from 'cdk8s-mesh';
import { type Build, ingress, mesh } from '../../synth/harness';

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

export interface Shop {
  readonly stage: StageName;
  readonly complete?: boolean;
  readonly egress?: 'open' | 'declared';
  readonly gitops?: GitOps;
  readonly on?: Istio;
  readonly canary?: boolean;
}

/**
 * A namespace with all that a stage has to take care of: a plaintext exception, a webhook, a directly scraped port, a canary, a
 * way out.
 */
export const shopIn =
  ({ stage, complete = false, egress = 'declared', gitops, on = mesh, canary = true }: Shop): Build =>
  (chart) => {
    const shop = new ZeroTrustNamespace(chart, 'shop', { mesh: on, stage: stages[stage], complete, egress, gitops });
    const web = new ResilientService(shop, 'web', { workload: { image: 'registry.example/web:1.0.0', port: 8080 } });
    const payments = new ResilientService(shop, 'payments', {
      workload: { image: 'registry.example/payments:1.9.2', port: 8080, replicas: 4, ports: { metrics: 9090 } },
      routes: [
        get('/payments', { timeout: Duration.seconds(3), retries: { attempts: 2, on: ['5xx', 'reset'] } }),
        post('/payments', { timeout: Duration.seconds(5) }),
        post('/refunds', { idempotencyKey: 'Idempotency-Key', retries: { attempts: 2, on: ['5xx'] } }),
      ],
      circuitBreaker: { consecutive5xx: 5, ejectFor: Duration.seconds(30), ejectAtMost: Percent.of(50) },
      connectionPool: { maxConnections: 100, maxPendingRequests: 0 },
      retryBudget: { percent: Percent.of(20) },
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
      workload: { image: 'registry.example/admission:2.0.0', port: 8080, ports: { webhook: 8443 } },
      webhooks: [{ port: WorkloadPort.of(8443), cidrs: ['10.0.0.0/28'] }],
    });
    shop.allow({ from: ingress, to: web });
    shop.allow({ from: web, to: payments, methods: ['GET', 'POST'], paths: [exact('/payments'), prefix('/refunds')] });
    shop.allow({ from: web, to: admission });
    if (egress === 'declared') {
      const bank = ResilientService.imported({ name: 'bank', namespace: 'bank', serviceAccount: 'bank' });
      shop.allowEgress({ from: payments, to: bank });
      const mail = ServiceRef.fromHost('mail.office.svc.cluster.local', { ports: [WorkloadPort.of(2525)] });
      shop.allowEgress({ from: payments, to: mail });
    }
    if (!canary) return;
    new CanaryRelease(chart, 'payments-canary', {
      service: payments,
      canary: { image: 'registry.example/payments:2.0.0' },
      weight: Percent.of(0),
      testers: header('x-canary', 'true'),
      watch: { errorRate: Percent.of(1), latency: Duration.millis(800) },
      until: '2026-12-31',
    });
  };
