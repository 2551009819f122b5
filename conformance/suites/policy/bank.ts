import { App, Chart, Duration } from 'cdk8s';
import {
  argocd,
  get,
  grpc,
  Identity,
  istio,
  post,
  prefix,
  ResilientService,
  Stage,
  template,
  WorkloadPort,
  ZeroTrustNamespace,
} from 'cdk8s-mesh';
import type { Manifest } from '../../cluster/manifest';
import { objectsIn } from '../../programs/read-yaml';
import type { Account } from '../../traffic/credentials';

export const namespace = 'bank';
export const stages = ['observe', 'strict', 'authorize', 'isolate'] as const;
export type StageName = (typeof stages)[number];

/** One release of the program. */
export interface Release {
  readonly stage: StageName;
  /** Every workload is declared, so one deny stands for all. */
  readonly complete: boolean;
  readonly name: string;
}

/** One after the other, and at last the way back. */
export const releases: readonly Release[] = [
  ...stages.slice(0, 3).map((stage) => ({ stage, complete: false, name: stage })),
  { stage: 'authorize', complete: true, name: 'authorize, complete' },
  { stage: 'isolate', complete: true, name: 'isolate' },
  { stage: 'strict', complete: true, name: 'back to strict' },
];

/** Workload ports; in a cluster they would be numbers of the image, here they must be free on this machine. */
export interface Ports {
  readonly payments: number;
  readonly ledger: number;
  readonly reports: number;
  readonly admin: number;
  readonly webhook: number;
  readonly metrics: number;
  readonly orders: number;
}

export const prometheus: Account = { namespace: 'monitoring', name: 'prometheus' };
/** Where the caller of the exception calls from. */
export const excepted = '127.0.0.1';

const source = 'prometheus.example, destination reporter';
const window = Duration.days(14);
const asOf = '2026-11-21';
const evidence = { namespace, window, source, date: '2026-11-18' } as const;
const lock = { lock: 'none', reason: 'the release before this one is a case of this suite' } as const;

const observe = Stage.observe();
const strict = observe.strict({
  evidence: { ...evidence, plaintextRequests: 0 },
  webhooks: 'declared',
  scrapes: 'declared',
  ...lock,
});
const authorize = strict.authorize({ evidence: { ...evidence, deniedRequests: 0 }, ...lock });
const isolate = authorize.isolate({ evidence: { ...evidence, deniedRequests: 0 }, ...lock });
const stageOf = { observe, strict, authorize, isolate } as const satisfies Record<StageName, Stage>;

/** Payments, a ledger and reports, which orders calls; what each release writes. */
export function bank({ stage, complete }: Pick<Release, 'stage' | 'complete'>, ports: Ports): readonly Manifest[] {
  const app = new App();
  const mesh = istio({ version: '1.31', asOf, scrapers: [Identity.fromServiceAccount(prometheus)] });
  const zone = new ZeroTrustNamespace(new Chart(app, namespace), namespace, {
    mesh,
    stage: stageOf[stage],
    complete,
    gitops: argocd(),
    suppress: [
      ...(complete || stage === 'observe' || stage === 'strict'
        ? []
        : [{ code: 'MESH3109', reason: 'completing it is a release of its own' } as const]),
      { code: 'MESH3101', reason: 'nobody calls orders and archive' },
    ],
  });
  const image = 'registry.example/stand-in:1.0.0';
  const { admin, webhook, metrics } = ports;
  const payments = new ResilientService(zone, 'payments', {
    workload: { image, port: ports.payments, ports: { admin, webhook, metrics } },
    routes: [get('/payments'), post('/payments')],
    plaintext: [
      { cidr: `${excepted}/32`, port: WorkloadPort.of(admin), reason: 'a host without a sidecar', until: '2026-12-31' },
    ],
    webhooks: [{ port: WorkloadPort.of(webhook) }],
    scrapes: [{ port: WorkloadPort.of(metrics) }],
  });
  const ledger = new ResilientService(zone, 'ledger', {
    workload: { image, port: ports.ledger },
    routes: [grpc('bank.Ledger/Book')],
  });
  const reports = new ResilientService(zone, 'reports', {
    workload: { image, port: ports.reports },
    routes: [get('/reports')],
    plaintext: [
      { cidr: `${excepted}/32`, port: WorkloadPort.of(ports.reports), reason: 'a nightly job', until: '2026-12-31' },
    ],
  });
  // at the port of payments, so that only its labels tell it from what payments allows
  new ResilientService(zone, 'archive', { workload: { image, port: ports.payments } });
  const orders = new ResilientService(zone, 'orders', { workload: { image, port: ports.orders } });
  const paths = ['/payments', template('/payments/{id}'), prefix('/open')];
  zone.allow({ from: orders, to: payments, methods: ['GET', 'POST'], paths });
  zone.allow({ from: orders, to: reports });
  zone.allow({ from: orders, to: ledger, methods: ['POST'], paths: ['/bank.Ledger/Book'] });
  return objectsIn(app.synthYaml());
}
