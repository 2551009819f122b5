import { App, Chart, Duration } from 'cdk8s';
import {
  CanaryRelease,
  get,
  grpc,
  Identity,
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
import { dataAt, type Manifest } from '../../cluster/manifest';
import { refusalsOf } from '../../cluster/mesh';
import { podsOf } from '../../cluster/pods';
import { type Case, expectNone, Failure } from '../../harness/suite';
import { readInbound } from '../../linkerd/inbound-answer';
import { objectsIn } from '../../programs/read-yaml';
import { type Call, verdict } from './let-in';
import { type Court, objections } from './refusals';

const namespace = 'vault';
const evidence = { namespace, window: Duration.days(14), source: 'prometheus.example', date: '2026-11-18' } as const;
const lock = { lock: 'none', reason: 'the release before this one is a case of this suite' } as const;

const observe = Stage.observe();
const strict = observe.strict({
  evidence: { ...evidence, plaintextRequests: 0 },
  webhooks: 'none',
  scrapes: 'declared',
  ...lock,
});
const authorize = strict.authorize({ evidence: { ...evidence, deniedRequests: 0 }, ...lock });
const isolate = authorize.isolate({ evidence: { ...evidence, deniedRequests: 0 }, ...lock });
const stages = { observe, strict, authorize, isolate } as const;
type StageName = keyof typeof stages;

/** Callers by path, of everything and of gRPC; probes; openings by address and by identity; a canary. */
function written(stage: StageName): readonly Manifest[] {
  const app = new App();
  const scraper = Identity.fromServiceAccount({ namespace: 'monitoring', name: 'prometheus' });
  const zone = new ZeroTrustNamespace(new Chart(app, namespace), namespace, {
    mesh: linkerd({ version: '2.20', asOf: '2026-11-21', scrapers: [scraper] }),
    stage: stages[stage],
    complete: true,
    suppress: [{ code: 'MESH3101', reason: 'nobody calls orders and audits' }],
  });
  const image = 'registry.example/stand-in:1.0.0';
  const payments = new ResilientService(zone, 'payments', {
    workload: {
      image,
      port: 8080,
      ports: { admin: 9000, metrics: 9090 },
      probes: { liveness: '/live', readiness: '/payments/ready' },
    },
    routes: [get('/payments'), post('/payments')],
    plaintext: [
      { cidr: '10.1.2.0/24', port: WorkloadPort.of(9000), reason: 'a host without a proxy', until: '2026-12-31' },
    ],
    scrapes: [{ port: WorkloadPort.of(9090) }],
  });
  const ledger = new ResilientService(zone, 'ledger', {
    workload: { image, port: 8080 },
    routes: [grpc('bank.Ledger/Book')],
  });
  const reports = new ResilientService(zone, 'reports', {
    workload: { image, port: 8080 },
    plaintext: [{ cidr: '10.1.2.0/24', port: WorkloadPort.of(8080), reason: 'a nightly job', until: '2026-12-31' }],
  });
  const orders = new ResilientService(zone, 'orders', { workload: { image, port: 8080 } });
  const audits = new ResilientService(zone, 'audits', { workload: { image, port: 8080 } });
  zone.allow({
    from: orders,
    to: payments,
    methods: ['GET', 'POST'],
    paths: ['/payments', template('/payments/{id}'), prefix('/open')],
  });
  zone.allow({ from: audits, to: payments, methods: ['GET'], paths: ['/payments/list', '/open'] });
  zone.allow({ from: orders, to: ledger, methods: ['POST'], paths: ['/bank.Ledger/Book'] });
  zone.allow({ from: orders, to: reports });
  new CanaryRelease(zone, 'payments-canary', {
    service: payments,
    canary: { image: 'registry.example/stand-in:2.0.0' },
    weight: Percent.of(10),
    watch: { errorRate: Percent.of(1) },
    until: '2026-12-31',
  });
  return objectsIn(app.synthYaml());
}

const idOf = (account: string, of = namespace): string =>
  `${account}.${of}.serviceaccount.identity.linkerd.cluster.local`;
const [orders, audits, scraper, stranger] = [
  idOf('orders'),
  idOf('audits'),
  idOf('prometheus', 'monitoring'),
  idOf('stranger'),
];

type Promised = ReturnType<typeof verdict>;
type Reason = 'named' | 'certificate' | 'nothing';

/** What speaks for a call, and what each stage makes of it. */
const promised: Readonly<Record<Reason, Readonly<Record<StageName, Promised>>>> = {
  named: { observe: 'let in', strict: 'let in', authorize: 'let in', isolate: 'let in' },
  certificate: { observe: 'by access', strict: 'by access', authorize: 'denied', isolate: 'denied' },
  nothing: { observe: 'by access', strict: 'denied', authorize: 'denied', isolate: 'denied' },
};

interface Question {
  readonly to: string;
  readonly port: number;
  readonly call: Call;
  readonly because: Reason;
}

const ask = (
  because: Reason,
  as: string | undefined,
  to: string,
  port: number,
  request?: string,
  from?: string,
): Question => ({
  to,
  port,
  because,
  call: { as, request, from },
});
const opened = '10.1.2.7';

const paymentsOf = (to: string): readonly Question[] => [
  ...[
    'GET /payments',
    'HEAD /payments',
    'POST /payments',
    'GET /payments/7',
    'POST /payments/list',
    'GET /open/a/b',
    'GET /open',
    'GET /payments/list',
  ].map((request) => ask('named', orders, to, 8080, request)),
  ...['DELETE /payments', 'GET /other', 'GET /payments/7/8', 'GET /payments/', 'GET /opened', 'PUT /open/a'].map(
    (request) => ask('certificate', orders, to, 8080, request),
  ),
  ...['GET /payments/list', 'GET /open'].map((request) => ask('named', audits, to, 8080, request)),
  ...['GET /payments', 'GET /payments/7', 'GET /open/a', 'POST /open', 'POST /payments/list'].map((request) =>
    ask('certificate', audits, to, 8080, request),
  ),
  ...['GET /payments', 'POST /payments', 'GET /nowhere'].map((request) =>
    ask('certificate', stranger, to, 8080, request),
  ),
  ...['GET /payments', 'POST /live', 'GET /live/x', 'GET /payments/7'].map((request) =>
    ask('nothing', undefined, to, 8080, request),
  ),
  ...['GET /live', 'GET /payments/ready'].map((request) => ask('named', undefined, to, 8080, request)),
  ask('named', undefined, to, 9000, undefined, opened),
  ask('nothing', undefined, to, 9000),
  ask('certificate', orders, to, 9000),
  ask('named', scraper, to, 9090),
  ask('certificate', orders, to, 9090),
  ask('nothing', undefined, to, 9090),
  ask('named', scraper, to, 4191, 'GET /metrics'),
  ask('certificate', orders, to, 4191, 'GET /metrics'),
  ask('nothing', undefined, to, 4191, 'GET /metrics'),
  ask('named', undefined, to, 4191, 'GET /ready'),
  // a port of which the program knows nothing
  ask('certificate', orders, to, 7777, 'GET /'),
  ask('nothing', undefined, to, 7777, 'GET /'),
];

const questions: readonly Question[] = [
  ...paymentsOf('payments'),
  ...paymentsOf('payments-canary'),
  ask('named', orders, 'ledger', 8080, 'POST /bank.Ledger/Book'),
  ask('certificate', orders, 'ledger', 8080, 'POST /bank.Ledger/Erase'),
  ask('certificate', stranger, 'ledger', 8080, 'POST /bank.Ledger/Book'),
  ask('named', orders, 'reports', 8080, 'DELETE /any/where'),
  ask('certificate', stranger, 'reports', 8080, 'GET /'),
  ask('named', undefined, 'reports', 8080, 'GET /', opened),
  ask('nothing', undefined, 'reports', 8080, 'GET /'),
  ask('certificate', orders, 'audits', 8080, 'GET /'),
  ask('nothing', undefined, 'audits', 8080, 'GET /'),
];

/** The proxy as the injector adds it, as far as the controller looks at it. */
const proxy = {
  name: 'linkerd-proxy',
  image: 'registry.example/proxy:2.20',
  ports: [{ name: 'linkerd-admin', containerPort: 4191 }],
  livenessProbe: { httpGet: { path: '/live', port: 4191 } },
  readinessProbe: { httpGet: { path: '/ready', port: 4191 } },
};

/** The controller looks at pods that the injector has labelled. */
const injected = (pod: Manifest): Manifest => {
  const containers = dataAt(pod.spec, 'containers') as readonly object[];
  const labels = { ...pod.metadata.labels, 'linkerd.io/control-plane-ns': 'linkerd' };
  return {
    ...pod,
    metadata: { ...pod.metadata, labels },
    spec: { ...(pod.spec as object), containers: [...containers, proxy] },
  };
};

const patience = 12_000;

/** Asks until everything is as it is promised; what differs in the end is said. */
async function told(court: Court, stage: StageName): Promise<void> {
  const problemsNow = async (): Promise<readonly string[]> => {
    const problems: string[] = [];
    for (const { to, port, call, because } of questions) {
      const workload = { ns: namespace, pod: `${to}-0` };
      const found = verdict(readInbound(await court.controller.policies.inbound(workload, port)), call);
      const wanted = promised[because][stage];
      if (found === wanted) continue;
      const { as = 'plaintext', from = 'elsewhere', request = 'a connection' } = call;
      problems.push(`${as} from ${from}, ${request} to ${to}:${port} is ${found}, and not ${wanted}`);
    }
    return problems;
  };
  for (const deadline = Date.now() + patience; ; await new Promise((done) => setTimeout(done, 100))) {
    const problems = await problemsNow().catch((error: unknown) => [String(error)]);
    if (problems.length === 0) return;
    if (Date.now() > deadline) throw new Failure(problems);
  }
}

const isMonitored = ({ kind }: Manifest): boolean => kind !== 'PrometheusRule' && kind !== 'PodMonitor';

/** Each stage over the former one, as releases come; at last the way back. */
export function renderedPolicies(court: Court): readonly Case[] {
  const releases: readonly StageName[] = ['observe', 'strict', 'authorize', 'isolate', 'strict', 'observe'];
  const before = new Map<string, Manifest>();
  const release = (stage: StageName): readonly Manifest[] => {
    const objects = written(stage).filter(isMonitored);
    return [...objects, ...podsOf(objects).map(injected)];
  };
  return releases.map((stage, place) => ({
    name: `policies of ours, ${place < 4 ? stage : `back to ${stage}`}: taken, and who is told to be let in`,
    run: async () => {
      const objects = release(stage);
      const found = (await Promise.all(objects.map((object) => objections(court, object)))).flat();
      const missing = /namespaces "vault" not found/;
      expectNone(found.filter(({ words }) => !missing.test(words)).map(({ by, words }) => `${by}: ${words}`));
      const applied = await court.mesh.apply(objects);
      for (const object of objects) before.set(`${object.kind} ${object.metadata.name}`, object);
      try {
        expectNone(refusalsOf(applied));
        await told(court, stage);
      } finally {
        if (place === releases.length - 1) await court.mesh.remove([...before.values()]);
      }
    },
  }));
}
