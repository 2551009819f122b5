import { App, Chart, Duration } from 'cdk8s';
import {
  anyMethod,
  CanaryRelease,
  cookie,
  exact,
  get,
  grpc,
  header,
  linkerd,
  Percent,
  post,
  prefix,
  put,
  ResilientService,
  type ResilientServiceProps,
  Stage,
  template,
  ZeroTrustNamespace,
} from 'cdk8s-mesh';
import type { Manifest } from '../../cluster/manifest';
import { type Case, expectNone } from '../../harness/suite';
import type { Route, Rule } from '../../linkerd/outbound-answer';
import { objectsIn } from '../../programs/read-yaml';
import { type Court, isReviewed } from './refusals';
import { type OutboundQuestion, told } from './told';

const namespace = 'store';
const seconds = Duration.seconds;
const workload = { image: 'registry.example/payments:1.0.0', port: 8080, replicas: 3 } as const;

interface Release {
  readonly weight: Percent;
  readonly testers?: ReturnType<typeof header>;
}

const inPart = [{ code: 'MESH6101', reason: 'the loss is not what is shown here' }];

/** What a program of one service writes, and its canary where it has one. */
function written(props: Partial<ResilientServiceProps>, release?: Release): readonly Manifest[] {
  const app = new App();
  const chart = new Chart(app, namespace);
  const store = new ZeroTrustNamespace(chart, namespace, {
    mesh: linkerd({ version: '2.20' }),
    stage: Stage.observe(),
    suppress: [{ code: 'MESH3101', reason: 'the caller is not rendered' }],
  });
  const suppress = props.circuitBreaker === undefined ? [] : inPart;
  // the props are those of a case, whose type is not that of a program
  const payments = new ResilientService(store, 'payments', { workload, suppress, ...props } as never);
  if (release !== undefined)
    new CanaryRelease(chart, 'payments-next', {
      service: payments,
      canary: { image: 'registry.example/payments:2.0.0' },
      until: '2099-12-31',
      watch: { errorRate: Percent.of(1) },
      suppress: inPart,
      ...release,
    });
  return objectsIn(app.synthYaml());
}

const of = (version: string, weight: number): string => `Service ${namespace}/${version}:80 × ${weight}`;
const stable = [of('payments', 1)];
const next = [of('payments-next', 1)];
const http = (name: string, ...rules: readonly Rule[]): Route => ({ from: `HTTPRoute ${namespace}/${name}`, rules });
const rpc = (name: string, ...rules: readonly Rule[]): Route => ({ from: `GRPCRoute ${namespace}/${name}`, rules });
const everything = (to: readonly string[] = stable): Rule => ({ on: ['/*'], to });

/** A program, and what a proxy is told when it calls a host of it. */
interface Told {
  readonly name: string;
  readonly objects: () => readonly Manifest[];
  readonly to?: string;
  readonly promised: OutboundQuestion['promised'];
}

const plain = () =>
  written({
    routes: [
      get('/payments', { timeout: seconds(3), retries: { attempts: 2, on: ['5xx'] } }),
      post('/payments', { timeout: Duration.millis(1500) }),
      put('/payments', { retries: { attempts: 1, on: ['gateway-error', 500], perTryTimeout: Duration.millis(400) } }),
      post('/refunds', { idempotencyKey: 'Idempotency-Key', retries: { attempts: 2, on: [503] } }),
      get(prefix('/reports'), { timeout: seconds(90), headers: [header('x-tenant', 'a')], retries: 'off' }),
    ],
    circuitBreaker: { consecutive5xx: 5, ejectFor: seconds(30), ejectAtMost: 1 },
  });

const released = () =>
  written(
    {
      routes: [get('/payments', { timeout: seconds(3), retries: { attempts: 2, on: ['5xx'] } })],
      circuitBreaker: { consecutive5xx: 3, ejectFor: Duration.minutes(10), ejectAtMost: 1 },
    },
    { weight: Percent.of(12.5), testers: header('x-canary', 'true') },
  );
const each = { limit: 2, on: ['500-599'], each: '966ms' };
const shared = [of('payments', 875), of('payments-next', 125)];

const inOrder = () =>
  written({
    routes: [
      get(template('/users/{id}'), { timeout: seconds(1) }),
      get('/users/me', { timeout: seconds(2) }),
      anyMethod('/', { timeout: seconds(4) }),
    ],
  });

const grpcRoutes = [
  grpc('stock.v1.Stock/Get', {
    idempotent: true,
    timeout: seconds(1),
    retries: { attempts: 2, on: ['unavailable'], perTryTimeout: Duration.millis(300) },
  }),
  grpc('stock.v1.Stock/Reserve', { headers: [header('x-tenant')] }),
];

const cases: readonly Told[] = [
  {
    name: 'a service without routes',
    objects: () => written({}),
    promised: { protocol: 'http1', routes: [http('payments', everything())], breaker: undefined },
  },
  {
    name: 'methods, timeouts, retries, an idempotency key and a breaker',
    objects: plain,
    promised: {
      protocol: 'http1',
      routes: [
        http('payments', everything()),
        http('payments-get-payments', {
          on: ['GET /payments', 'HEAD /payments'],
          to: stable,
          timeouts: { request: '3s' },
          retry: each,
        }),
        http('payments-get-reports-below-with-x-tenant', {
          on: ['GET /reports* header x-tenant=a', 'HEAD /reports* header x-tenant=a'],
          to: stable,
          timeouts: { request: '90s' },
        }),
        http('payments-post-payments', { on: ['POST /payments'], to: stable, timeouts: { request: '1500ms' } }),
        http('payments-post-refunds', { on: ['POST /refunds'], to: stable }),
        http('payments-post-refunds-with-idempotency-key', {
          on: ['POST /refunds header idempotency-key~.+'],
          to: stable,
          retry: { limit: 2, on: ['503'] },
        }),
        http('payments-put-payments', {
          on: ['PUT /payments'],
          to: stable,
          retry: { limit: 1, on: ['502-504', '500'], each: '400ms' },
        }),
      ],
      breaker: '5 failures in a row, for 30s to 300s, jitter 0',
    },
  },
  {
    name: 'what only an order tells apart is in one object, in that order',
    objects: inOrder,
    promised: {
      routes: [
        http('payments', { on: ['/'], to: stable, timeouts: { request: '4s' } }, everything()),
        http(
          'payments-get-users-id',
          { on: ['GET /users/me', 'HEAD /users/me'], to: stable, timeouts: { request: '2s' } },
          { on: ['GET ~/users/[^/]+', 'HEAD ~/users/[^/]+'], to: stable, timeouts: { request: '1s' } },
        ),
      ],
    },
  },
  {
    name: 'a closed service: what no route names has none',
    objects: () => written({ routes: [get(exact('/payments'))], closed: true }),
    promised: {
      routes: [http('payments-get-payments', { on: ['GET /payments', 'HEAD /payments'], to: stable })],
    },
  },
  {
    name: 'a canary, its share and its testers',
    objects: released,
    promised: {
      routes: [
        http('payments', { on: ['/* header x-canary=true'], to: next }, everything(shared)),
        http(
          'payments-get-payments',
          {
            on: ['GET /payments header x-canary=true', 'HEAD /payments header x-canary=true'],
            to: next,
            timeouts: { request: '3s' },
            retry: each,
          },
          {
            on: ['GET /payments', 'HEAD /payments'],
            to: shared,
            timeouts: { request: '3s' },
            retry: each,
          },
        ),
      ],
      breaker: '3 failures in a row, for 600s to 600s, jitter 0',
    },
  },
  {
    name: "a canary's own host has the same routes and the same breaker",
    objects: released,
    to: 'payments-next',
    promised: {
      routes: [
        http('payments-next', everything(next)),
        http('payments-next-get-payments', {
          on: ['GET /payments', 'HEAD /payments'],
          to: next,
          timeouts: { request: '3s' },
          retry: each,
        }),
      ],
      breaker: '3 failures in a row, for 600s to 600s, jitter 0',
    },
  },
  {
    name: 'a share of four decimals, and testers by a cookie',
    objects: () => written({}, { weight: Percent.ofFraction(0.000001), testers: cookie('beta', 'a.b') }),
    promised: {
      routes: [
        http(
          'payments',
          { on: ['/* header cookie~^(.*;\\s*)?beta=a\\.b(;.*)?$'], to: next },
          everything([of('payments', 999_999), of('payments-next', 1)]),
        ),
      ],
    },
  },
  {
    name: 'a canary of weight 0',
    objects: () => written({}, { weight: Percent.of(0) }),
    promised: { routes: [http('payments', everything([of('payments', 100), of('payments-next', 0)]))] },
  },
  {
    name: 'gRPC methods, their statuses and timeouts',
    objects: () => written({ routes: grpcRoutes, suppress: inPart }),
    promised: {
      protocol: 'grpc',
      routes: [
        // without a match it is for everything, and not for gRPC alone
        rpc('payments', { on: [], to: stable }),
        rpc('payments-grpc-stock-v1-stock-get', {
          on: ['stock.v1.Stock/Get'],
          to: stable,
          timeouts: { request: '1s' },
          retry: { limit: 2, on: ['unavailable'] },
        }),
        rpc('payments-grpc-stock-v1-stock-reserve-with-x-tenant', {
          on: ['stock.v1.Stock/Reserve header x-tenant~.+'],
          to: stable,
        }),
      ],
    },
  },
  {
    name: 'gRPC methods beside HTTP are routes of HTTP',
    objects: () => written({ routes: [grpcRoutes[1], get('/health', { retries: { attempts: 1, on: [503] } })] }),
    promised: {
      protocol: 'http2',
      routes: [
        http('payments', everything()),
        http('payments-get-health', {
          on: ['GET /health', 'HEAD /health'],
          to: stable,
          retry: { limit: 1, on: ['503'] },
        }),
        http('payments-grpc-stock-v1-stock-reserve-with-x-tenant', {
          on: ['POST /stock.v1.Stock/Reserve header x-tenant~.+'],
          to: stable,
        }),
      ],
    },
  },
  {
    name: 'timeouts of more digits than a rule takes in one number, of which Linkerd would read none',
    objects: () =>
      written({
        workload: { ...workload, terminationGracePeriod: Duration.hours(31) },
        routes: [get('/slow', { timeout: Duration.millis(100_001) }), get('/slower', { timeout: Duration.hours(30) })],
      }),
    promised: {
      routes: [
        http('payments', everything()),
        http('payments-get-slow', { on: ['GET /slow', 'HEAD /slow'], to: stable, timeouts: { request: '100001ms' } }),
        http('payments-get-slower', {
          on: ['GET /slower', 'HEAD /slower'],
          to: stable,
          timeouts: { request: '108000s' },
        }),
      ],
    },
  },
];

/** What the renderers write, before the webhook and the API server; then what a proxy is told of it. */
export const renderedRoutes = (court: Court): readonly Case[] =>
  cases.map(({ name, objects: write, to = 'payments', promised }) => ({
    name: `rendered: ${name}`,
    run: async () => {
      const objects = write();
      const verdicts = await Promise.all(objects.filter(isReviewed).map((object) => court.controller.review(object)));
      expectNone(verdicts.filter(({ allowed }) => !allowed).map(({ message }) => message));
      // of the kinds of others there are no CRDs here
      const known = objects.filter(({ kind }) => kind !== 'PrometheusRule');
      await told(court, known, async () => {}, { to: `${namespace}/${to}`, from: namespace, byName: true, promised });
    },
  }));
