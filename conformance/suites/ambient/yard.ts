import { App, Chart, Duration } from 'cdk8s';
import {
  CanaryRelease,
  get,
  HashKey,
  header,
  istio,
  LoadBalancing,
  Percent,
  post,
  prefix,
  ResilientService,
  Stage,
  template,
  ZeroTrustNamespace,
} from 'cdk8s-mesh';
import type { Manifest } from '../../cluster/manifest';
import { objectsIn } from '../../programs/read-yaml';

/** The services, each with a port of its own for its pods. */
export const services = [
  'items',
  'split',
  'kept',
  'closed',
  'sticky',
  'broken',
  'narrow',
  'gone',
  'plain',
  'web',
] as const;
export type ServiceName = (typeof services)[number];
/** By the service; in a cluster they would be numbers of the image, here they must be free on this machine. */
export type Ports = Readonly<Record<ServiceName, number>>;
/** Which objects tell the waypoint its routes. */
export const kindsOfRoutes = ['virtual-service', 'gateway-api'] as const;
export type Routes = (typeof kindsOfRoutes)[number];
export const stages = ['observe', 'authorize'] as const;
export type StageName = (typeof stages)[number];

/** The share in percent of a canary's requests. */
export const share = 25;
/** The limit of a request to /slow, in milliseconds. */
export const limit = 400;

const asOf = '2026-11-21';
const lock = { lock: 'none', reason: 'the release before this one is a case of this suite' } as const;

function stageOf(namespace: string, stage: StageName) {
  const observe = Stage.observe();
  if (stage === 'observe') return observe;
  const evidence = { namespace, source: 'waypoint metrics', window: Duration.days(14), date: '2026-11-18' };
  const strict = observe.strict({
    evidence: { ...evidence, plaintextRequests: 0 },
    webhooks: 'none',
    scrapes: 'none',
    ...lock,
  });
  return strict.authorize({ evidence: { ...evidence, deniedRequests: 0 }, ...lock });
}

const image = 'registry.example/stand-in:1.0.0';
const timeout = Duration.millis(limit);
const canary = {
  canary: { image: 'registry.example/stand-in:2.0.0' },
  weight: Percent.of(share),
  testers: header('x-canary', 'true'),
  watch: { errorRate: Percent.of(1) },
  until: '2999-12-31',
} as const;

/** What both say alike. */
const common = (port: number) => ({ workload: { image, port }, port: 80 }) as const;

/** Who may do what; the rest of the services are for web. */
function allow(zone: ZeroTrustNamespace, made: Readonly<Record<ServiceName, ResilientService>>): void {
  const { web, narrow, ...others } = made;
  for (const to of Object.values(others)) zone.allow({ from: web, to });
  zone.allow({ from: web, to: narrow, methods: ['GET'], paths: [prefix('/open'), template('/items/{id}')] });
}

const suppressed = (stage: StageName) => [
  { code: 'MESH3101', reason: 'nobody calls web' },
  stage === 'observe'
    ? { code: 'MESH6101', reason: 'who would be refused is a case of this suite' }
    : { code: 'MESH3109', reason: 'one deny for each service' },
];

/** With VirtualServices, which can say everything. */
function withVirtualServices(chart: Chart, namespace: string, stage: StageName, ports: Ports): void {
  const zone = new ZeroTrustNamespace(chart, namespace, {
    mesh: istio({ version: '1.31', dataPlane: 'ambient', asOf }),
    stage: stageOf(namespace, stage),
    suppress: [
      ...suppressed(stage),
      ...(stage === 'observe'
        ? []
        : [{ code: 'MESH6101', reason: 'routes at a waypoint are what this suite is about' }]),
    ],
  });
  const made = {
    items: new ResilientService(zone, 'items', {
      ...common(ports.items),
      routes: [
        get('/items', { timeout: Duration.seconds(5), retries: { attempts: 2, on: ['5xx', 'reset'] } }),
        get('/once', { retries: 'off' }),
        get('/limited', { retries: { attempts: 2, on: [429] } }),
        get('/slow', { timeout }),
        get('/slow-tries', {
          timeout: Duration.seconds(5),
          retries: { attempts: 1, on: ['5xx'], perTryTimeout: timeout },
        }),
        post('/items'),
        post('/refunds', { idempotencyKey: 'Idempotency-Key', retries: { attempts: 2, on: ['5xx'] } }),
      ],
      retryBudget: { percent: Percent.of(20), minConcurrency: 3 },
    }),
    split: new ResilientService(zone, 'split', { ...common(ports.split), routes: [get('/items')] }),
    kept: new ResilientService(zone, 'kept', { ...common(ports.kept), versions: 'subsets', routes: [get('/items')] }),
    closed: new ResilientService(zone, 'closed', { ...common(ports.closed), closed: true, routes: [get('/items')] }),
    ...unrouted(zone, ports),
  };
  new CanaryRelease(chart, 'split-canary', { service: made.split, ...canary });
  new CanaryRelease(chart, 'kept-canary', { service: made.kept, ...canary });
  allow(zone, made);
}

/** With HTTPRoutes, which say no retries and know no subsets. */
function withHttpRoutes(chart: Chart, namespace: string, stage: StageName, ports: Ports): void {
  const zone = new ZeroTrustNamespace(chart, namespace, {
    mesh: istio({ version: '1.31', dataPlane: 'ambient', routes: 'gateway-api', asOf }),
    stage: stageOf(namespace, stage),
    suppress: suppressed(stage),
  });
  const made = {
    items: new ResilientService(zone, 'items', {
      ...common(ports.items),
      routes: [get('/items', { timeout: Duration.seconds(5) }), get('/slow', { timeout }), post('/items')],
    }),
    split: new ResilientService(zone, 'split', { ...common(ports.split), routes: [get('/items')] }),
    kept: new ResilientService(zone, 'kept', { ...common(ports.kept), routes: [get('/items')] }),
    closed: new ResilientService(zone, 'closed', { ...common(ports.closed), closed: true, routes: [get('/items')] }),
    ...unrouted(zone, ports),
  };
  new CanaryRelease(chart, 'split-canary', { service: made.split, ...canary });
  new CanaryRelease(chart, 'kept-canary', { service: made.kept, ...canary, weight: Percent.of(0) });
  allow(zone, made);
}

/** Services without routes, which are declared alike. */
const unrouted = (zone: ZeroTrustNamespace, ports: Ports) => ({
  sticky: new ResilientService(zone, 'sticky', {
    ...common(ports.sticky),
    loadBalancing: LoadBalancing.consistentHash(HashKey.header('x-user')),
  }),
  broken: new ResilientService(zone, 'broken', {
    ...common(ports.broken),
    circuitBreaker: { consecutive5xx: 3, ejectFor: Duration.seconds(60), ejectAtMost: Percent.of(50) },
    connectionPool: { maxConnections: 100 },
  }),
  narrow: new ResilientService(zone, 'narrow', common(ports.narrow)),
  gone: new ResilientService(zone, 'gone', { ...common(ports.gone), connectionPool: { maxConnections: 100 } }),
  plain: new ResilientService(zone, 'plain', common(ports.plain)),
  web: new ResilientService(zone, 'web', common(ports.web)),
});

/** What a namespace in ambient mode writes. */
export function yard(namespace: string, routes: Routes, stage: StageName, ports: Ports): readonly Manifest[] {
  const app = new App();
  const declare = routes === 'gateway-api' ? withHttpRoutes : withVirtualServices;
  declare(new Chart(app, namespace), namespace, stage, ports);
  return objectsIn(app.synthYaml());
}
