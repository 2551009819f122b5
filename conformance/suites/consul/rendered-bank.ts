import { App, Chart, Duration } from 'cdk8s';
import {
  argocd,
  CanaryRelease,
  consul,
  get,
  Identity,
  Percent,
  post,
  prefix,
  ResilientService,
  Stage,
  template,
  ZeroTrustNamespace,
} from 'cdk8s-mesh';
import type { Manifest } from '../../cluster/manifest';
import { isConsul } from '../../consul/config-entry';
import { objectsIn } from '../../programs/read-yaml';

export const stageNames = ['observe', 'strict', 'authorize', 'isolate'] as const;
export type StageName = (typeof stageNames)[number];

/** Whether the allow graph is enforced. */
export const isEnforced = (stage: StageName): boolean => stage === 'authorize' || stage === 'isolate';

/** One release of the program. */
export interface Release {
  readonly name: string;
  readonly stage: StageName;
  /** The share of the canaries; undefined for none. */
  readonly canaries: number | undefined;
}

const staged = (stage: StageName): Release => ({ name: stage, stage, canaries: 50 });

/** Forth with canaries, which are taken away and brought back where the graph is enforced; then all the way back. */
export const releases: readonly Release[] = [
  ...stageNames.map((stage) => staged(stage)),
  { ...staged('isolate'), name: 'isolate, canaries at rest', canaries: 0 },
  { ...staged('isolate'), name: 'isolate, without canaries', canaries: undefined },
  { ...staged('isolate'), name: 'isolate, canaries anew' },
  staged('authorize'),
  staged('strict'),
  { ...staged('observe'), name: 'back to observe' },
];

const asOf = '2026-11-21';
const source = 'prometheus.example, destination reporter';
const evidence = { namespace: 'bank', window: Duration.days(14), source, date: '2026-11-18' } as const;
const lock = { lock: 'none', reason: 'the release before this one is a case of this suite' } as const;

const observe = Stage.observe({ belowFloor: { reason: 'callers get their sidecars', until: '2026-12-31' } });
const strict = observe.strict({
  evidence: { ...evidence, plaintextRequests: 0 },
  webhooks: 'none',
  scrapes: 'none',
  ...lock,
});
const authorize = strict.authorize({ evidence: { ...evidence, deniedRequests: 0 }, ...lock });
const isolate = authorize.isolate({ evidence: { ...evidence, deniedRequests: 0 }, ...lock });
const stageOf = { observe, strict, authorize, isolate } as const satisfies Record<StageName, Stage>;

/** Payments, a ledger and reports, which orders calls, and a gateway that may look at payments; what a release writes for Consul. */
export function bank({ stage, canaries }: Release): readonly Manifest[] {
  const app = new App();
  const chart = new Chart(app, 'bank');
  const zone = new ZeroTrustNamespace(chart, 'bank', {
    mesh: consul({ version: '2.0', asOf }),
    stage: stageOf[stage],
    gitops: argocd(),
    suppress: [
      { code: 'MESH3101', reason: 'nobody calls orders' },
      isEnforced(stage)
        ? { code: 'MESH3109', reason: 'Consul cannot deny a namespace' }
        : { code: 'MESH6101', reason: 'what the stage lacks here is a case of this suite' },
    ],
  });
  const image = 'registry.example/stand-in:1.0.0';
  const workload = { image, port: 8080, probes: { liveness: '/live', readiness: '/ready' } } as const;
  const payments = new ResilientService(zone, 'payments', {
    workload,
    routes: [get('/payments'), post('/payments')],
  });
  const ledger = new ResilientService(zone, 'ledger', { workload });
  const reports = new ResilientService(zone, 'reports', { workload });
  const orders = new ResilientService(zone, 'orders', { workload });
  const gateway = Identity.fromServiceAccount({ namespace: 'ingress', name: 'gateway' });
  const paths = ['/payments', template('/payments/{id}'), prefix('/open')];
  zone.allow({ from: orders, to: payments, methods: ['GET', 'POST'], paths });
  zone.allow({ from: orders, to: payments, methods: ['DELETE'], paths: ['/payments'] });
  zone.allow({ from: gateway, to: payments, methods: ['GET'] });
  zone.allow({ from: orders, to: ledger });
  zone.allow({ from: orders, to: reports });
  if (canaries !== undefined) {
    for (const service of [ledger, orders]) {
      new CanaryRelease(chart, `${service.node.id}-canary`, {
        service,
        canary: { image: 'registry.example/stand-in:2.0.0' },
        weight: Percent.of(canaries),
        watch: { errorRate: Percent.of(1) },
        until: '2026-12-31',
      });
    }
  }
  return objectsIn(app.synthYaml()).filter(isConsul);
}
