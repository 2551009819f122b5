import { App, Chart, Duration } from 'cdk8s';
import {
  argocd,
  CanaryRelease,
  consul,
  cookie,
  get,
  grpc,
  HashKey,
  header,
  LoadBalancing,
  Percent,
  post,
  prefix,
  ResilientService,
  type ResilientServiceProps,
  Stage,
  template,
  ZeroTrustNamespace,
} from 'cdk8s-mesh';
import type { Manifest } from '../../cluster/manifest';
import { objectsIn } from '../../programs/read-yaml';

/** The service that calls all others. */
export const caller = 'web';

const stage = Stage.newNamespace({
  webhooks: 'none',
  scrapes: 'none',
  lock: 'none',
  reason: 'who is let in is the matter of other cases',
});
const fails = ['5xx', 'reset'] as const;
const workload = { image: 'registry.example/stand-in:1.0.0', port: 8080, replicas: 2 };

/** What each service says beside its workload. */
const services = {
  cart: {
    routes: [
      get('/cart', { timeout: Duration.seconds(3), retries: { attempts: 2, on: fails } }),
      post('/cart', { timeout: Duration.seconds(1) }),
      get('/off', { retries: 'off' }),
      get('/long', { timeout: Duration.seconds(18) }),
      post('/refunds', { idempotencyKey: 'Idempotency-Key', retries: { attempts: 2, on: [503] } }),
      get(template('/items/{id}/parts'), { headers: [cookie('b.c', '1')], retries: { attempts: 1, on: fails } }),
      get(prefix('/below'), { headers: [header('x-tenant')], retries: { attempts: 1, on: fails } }),
    ],
  },
  gone: {},
  shares: { routes: [get('/', { timeout: Duration.seconds(5) })] },
  parts: { versions: 'subsets' },
  resting: { versions: 'subsets' },
  flaky: {
    circuitBreaker: {
      consecutive5xx: 3,
      interval: Duration.millis(500),
      ejectFor: Duration.minutes(5),
      ejectAtMost: 1,
    },
    loadBalancing: LoadBalancing.roundRobin(),
  },
  steady: { loadBalancing: LoadBalancing.roundRobin() },
  pool: { connectionPool: { maxRequests: 2, connectTimeout: Duration.millis(1500) } },
  sticky: { loadBalancing: LoadBalancing.consistentHash(HashKey.header('x-user')) },
  ledger: {
    routes: [
      grpc('shop.Ledger/Read', { idempotent: true, retries: { attempts: 2, on: ['unavailable'] } }),
      grpc('shop.Ledger/Add'),
      get('/ledger', { retries: { attempts: 1, on: fails } }),
    ],
  },
  books: { routes: [grpc('shop.Books/Read')] },
} as const satisfies Readonly<Record<string, Partial<ResilientServiceProps>>>;

export type ServiceName = keyof typeof services;
export const serviceNames = Object.keys(services) as ServiceName[];

/** The program as synth writes it. */
export function shop(): readonly Manifest[] {
  const app = new App();
  const chart = new Chart(app, 'shop');
  const mesh = consul({ version: '2.0', asOf: '2026-11-21' });
  const zone = new ZeroTrustNamespace(chart, 'shop', {
    mesh,
    stage,
    gitops: argocd(),
    suppress: [
      { code: 'MESH6101', reason: 'what is lost is shown here, or by other cases' },
      { code: 'MESH6123', reason: 'nobody probes' },
    ],
  });
  const web = new ResilientService(zone, caller, { workload });
  const callees = new Map<string, ResilientService>();
  for (const [name, said] of Object.entries<Partial<ResilientServiceProps>>(services)) {
    const callee = new ResilientService(zone, name, { workload, ...said } as ResilientServiceProps);
    zone.allow({ from: web, to: callee });
    callees.set(name, callee);
  }
  const canaryOf = (name: ServiceName, weight: Percent, testers = header('x-canary', 'true')) =>
    new CanaryRelease(chart, `${name}-canary`, {
      service: callees.get(name)!,
      canary: { image: 'registry.example/stand-in:2.0.0' },
      weight,
      testers,
      watch: { errorRate: Percent.of(1), latency: Duration.millis(800) },
      until: '2026-12-31',
      suppress: [{ code: 'MESH6123', reason: 'nobody probes' }],
    });
  canaryOf('shares', Percent.ofBasisPoints(1025));
  canaryOf('parts', Percent.of(0), cookie('beta', 'yes'));
  canaryOf('books', Percent.of(0));
  return objectsIn(app.synthYaml());
}
