import { dataAt } from '../../cluster/manifest';
import { isConsul } from '../../consul/config-entry';
import { type Case, expectNone } from '../../harness/suite';
import { GrpcUpstream } from '../../traffic/grpc-upstream';
import type { Orders } from '../../traffic/orders';
import type { Upstream } from '../../traffic/upstream';
import { triedAndAnswered, unlike } from '../traffic/scene';
import { caller, type ServiceName, serviceNames, shop } from './rendered-shop';
import type { MakeScene, World } from './world';

type Sent = Omit<Parameters<World['send']>[0], 'from'>;

const unavailable: Orders = { status: 503 };
const long = 16_500;
/** Beyond this the machine is slow, not the timeout long. */
const slack = 800;
const requests = 2_000;
const unlimited = 2 ** 31 - 1;

const between = (what: string, least: number, seen: number, most: number): readonly string[] =>
  seen >= least && seen <= most
    ? []
    : [`${what}: from ${least} to ${most} were promised, ${Math.round(seen)} were seen`];

/** What the alerts of a program ask of Prometheus: the name of a metric as an expression, and the labels that it must have. */
const askedOf = (text: string): readonly (readonly [metric: RegExp, labels: readonly string[]])[] =>
  [...text.matchAll(/(?:\{__name__=~"([^"]+)",|(envoy_\w+)\{)([^}]*)\}/g)].map(
    ([, names, name, labels]) => [new RegExp(`^(${names ?? name})\\{`), labels!.split(',')] as const,
  );

/** Requests through the sidecars of a caller and of services that a program of ours configures. */
export const renderedTraffic: MakeScene = async (world) => {
  const objects = shop();
  const versions = async (service: string, canary = `${service}-canary`) => ({
    stable: await world.instance(service, { version: 'stable' }),
    canary: await world.instance(canary, { version: 'canary' }),
  });
  await world.instance('cart');
  world.ghost('gone');
  const split = await versions('shares');
  const subsets = await versions('parts', 'parts');
  await world.instance('resting', { version: 'stable' });
  const flaky = [await world.instance('flaky'), await world.instance('flaky')];
  const steady = [await world.instance('steady'), await world.instance('steady')];
  const sticky = [await world.instance('sticky'), await world.instance('sticky'), await world.instance('sticky')];
  await world.instance('pool');
  const grpc = await GrpcUpstream.open(world.harness.ports, 14);
  for (const service of ['ledger', 'books', 'books-canary']) world.add({ service, port: grpc.port });
  world.dials(caller, ...serviceNames);

  const send = (sent: Sent) => world.send({ ...sent, from: caller });
  const sidecar = () => world.sidecar(caller);
  const tried = (name: string, sent: Omit<Sent, 'to'>, promised: readonly [number, number]): Case => ({
    name,
    run: async () => expectNone(triedAndAnswered(sent.path, await send({ to: 'cart', ...sent }), promised)),
  });
  /** How many of so many requests each server received, and whether all were answered with 200. */
  async function met(servers: readonly Upstream[], to: ServiceName, count: number, more: Partial<Sent> = {}) {
    const before = servers.map(({ received }) => received.length);
    const statuses = new Set<number>();
    for (let sent = 0; sent < count; sent += 50) {
      const batch = Array.from({ length: Math.min(50, count - sent) }, () => send({ to, path: '/', ...more }));
      for (const { status } of await Promise.all(batch)) statuses.add(status);
    }
    return { counts: servers.map(({ received }, i) => received.length - before[i]!), statuses: [...statuses] };
  }
  const meets = (
    name: string,
    to: ServiceName,
    servers: readonly Upstream[],
    promised: readonly number[],
    more: Partial<Sent> = {},
  ): Case => ({
    name,
    run: async () =>
      expectNone(unlike('met', { counts: promised, statuses: [200] }, await met(servers, to, 100, more))),
  });
  /** The calls of a gRPC method that come through. */
  const called = (name: string, to: ServiceName, path: string, promised: number): Case => ({
    name,
    run: async () => {
      const before = grpc.received.length;
      const headers = { 'content-type': 'application/grpc', te: 'trailers' };
      await send({ to, method: 'POST', path, headers });
      expectNone(unlike('calls', Array(promised).fill(path), grpc.received.slice(before)));
    },
  });
  /** The cluster of a service in the caller's Envoy. */
  async function cluster(service: ServiceName): Promise<unknown> {
    const dump = JSON.parse(await sidecar().page('/config_dump?resource=dynamic_active_clusters')) as {
      configs: readonly unknown[];
    };
    const found = dump.configs
      .map((one) => dataAt(one, 'cluster'))
      .filter((one) => String(dataAt(one, 'name')).startsWith(`${service}.default.`));
    if (found.length !== 1) throw new Error(`${found.length} clusters are of ${service}`);
    return found[0];
  }

  return {
    objects: objects.filter(isConsul),
    cases: [
      tried('GET with two retries on 5xx is tried three times on 503', { path: '/cart', ask: unavailable }, [3, 503]),
      tried('HEAD of the same route too', { path: '/cart', method: 'HEAD', ask: unavailable }, [3, 503]),
      tried('GET of it on a reset too', { path: '/cart', ask: { reset: true } }, [3, 503]),
      tried(
        'GET of it whose second try is answered is answered',
        { path: '/cart', ask: { status: 503, first: 1 } },
        [2, 200],
      ),
      tried(
        'POST of the same path is tried once on 503',
        { path: '/cart', method: 'POST', ask: unavailable },
        [1, 503],
      ),
      tried(
        'POST of the same path is tried once on a reset',
        { path: '/cart', method: 'POST', ask: { reset: true } },
        [1, 503],
      ),
      tried(
        'POST with its idempotency key is tried three times on 503',
        { path: '/refunds', method: 'POST', headers: { 'idempotency-key': 'a' }, ask: unavailable },
        [3, 503],
      ),
      tried('POST without it is tried once', { path: '/refunds', method: 'POST', ask: unavailable }, [1, 503]),
      tried("retries: 'off' is tried once on 503", { path: '/off', ask: unavailable }, [1, 503]),
      tried('a path that no route names is tried once on 503', { path: '/other', ask: unavailable }, [1, 503]),
      tried(
        'a template meets one segment, with its cookie among others',
        { path: '/items/7/parts', headers: { cookie: 'a=2; b.c=1; d=3' }, ask: unavailable },
        [2, 503],
      ),
      tried(
        'a template does not meet two',
        { path: '/items/7/8/parts', headers: { cookie: 'b.c=1' }, ask: unavailable },
        [1, 503],
      ),
      tried(
        'another cookie is none',
        { path: '/items/7/parts', headers: { cookie: 'bxc=1' }, ask: unavailable },
        [1, 503],
      ),
      tried(
        'a prefix meets itself, with a header that is there',
        { path: '/below?q=1', headers: { 'x-tenant': 'a' }, ask: unavailable },
        [2, 503],
      ),
      tried(
        'a prefix meets what is below it',
        { path: '/below/a/b', headers: { 'x-tenant': 'a' }, ask: unavailable },
        [2, 503],
      ),
      tried('a prefix goes by segment', { path: '/belows', headers: { 'x-tenant': 'a' }, ask: unavailable }, [1, 503]),
      tried('without its header the route is not met', { path: '/below/a', ask: unavailable }, [1, 503]),
      {
        name: 'without a word of retries a sidecar that is gone is tried three times',
        run: async () => {
          const before = await sidecar().stat('gone', 'upstream_rq_retry');
          const { status } = await send({ to: 'gone', method: 'POST', path: '/' });
          const retried = (await sidecar().stat('gone', 'upstream_rq_retry')) - before;
          expectNone([...unlike('status', 503, status), ...unlike('retries', 2, retried)]);
        },
      },
      {
        name: 'of twelve requests that fail at once three are tried again, which no entry can change',
        run: async () => {
          const ask = { status: 503, delay: 300 };
          const all = await Promise.all(Array.from({ length: 12 }, () => send({ to: 'cart', path: '/cart', ask })));
          const tries = all.map((one) => one.tries.length).sort();
          expectNone(unlike('tries', [...Array(9).fill(1), 3, 3, 3], tries));
        },
      },
      {
        name: 'a timeout cuts there; 18 s and no timeout at all let a request of 16.5 s through',
        run: async () => {
          const [cut, allowed, unsaid] = await Promise.all([
            send({ to: 'cart', method: 'POST', path: '/cart', ask: { delay: 3_000 } }),
            send({ to: 'cart', path: '/long', ask: { delay: long } }),
            send({ to: 'cart', method: 'POST', path: '/other', ask: { delay: long } }),
          ]);
          expectNone([
            ...triedAndAnswered('1 s', cut!, [1, 504]),
            ...between('1 s: milliseconds', 980, cut!.took, 1_000 + slack),
            ...triedAndAnswered('18 s', allowed!, [1, 200]),
            ...triedAndAnswered('no timeout', unsaid!, [1, 200]),
            ...between('no timeout: milliseconds', long - 20, unsaid!.took, long + slack),
          ]);
        },
      },
      {
        name: `10.25 % of ${requests} requests meet the canary, within binomial bounds`,
        run: async (say) => {
          const { counts, statuses } = await met([split.stable, split.canary], 'shares', requests);
          const [mean, deviation] = [requests * 0.1025, Math.sqrt(requests * 0.1025 * 0.8975)];
          say(`${counts[1]} of ${requests}`);
          expectNone([
            ...unlike('statuses', [200], statuses),
            ...unlike('requests of both', requests, counts[0]! + counts[1]!),
            ...between('requests of the canary', mean - 4.5 * deviation, counts[1]!, mean + 4.5 * deviation),
          ]);
        },
      },
      meets('testers meet the canary', 'shares', [split.stable, split.canary], [0, 100], {
        headers: { 'x-canary': 'true' },
      }),
      meets('subsets: at weight 0 none meets the canary', 'parts', [subsets.stable, subsets.canary], [100, 0]),
      meets('subsets: at weight 0 testers do', 'parts', [subsets.stable, subsets.canary], [0, 100], {
        headers: { cookie: 'beta=yes' },
      }),
      {
        name: 'subsets without a canary: the stable one answers',
        run: async () => expectNone(triedAndAnswered('/', await send({ to: 'resting', path: '/' }), [1, 200])),
      },
      {
        name: 'a breaker leaves the endpoint out that failed three times in a row; without one it goes on getting its turn',
        run: async () => {
          for (const [failing] of [flaky, steady]) failing!.broken = 500;
          const turns = async (to: ServiceName, [failing]: readonly Upstream[]) => {
            const before = failing!.received.length;
            for (let sent = 0; sent < 40; sent++) await send({ to, path: '/' });
            return failing!.received.length - before;
          };
          const seen = [await turns('flaky', flaky), await turns('steady', steady)];
          for (const [failing] of [flaky, steady]) failing!.broken = undefined;
          const ejected = await sidecar().stat('steady', 'outlier_detection.ejections_active');
          expectNone([
            ...unlike('requests to the failing ones', [3, 20], seen),
            ...unlike('ejected without one', 0, ejected),
          ]);
        },
      },
      {
        name: 'of five requests at once two are let in where maxRequests is 2',
        run: async () => {
          await send({ to: 'pool', path: '/' });
          const five = Array.from({ length: 5 }, () => send({ to: 'pool', path: '/', ask: { delay: 600 } }));
          const statuses = (await Promise.all(five)).map(({ status }) => status).sort();
          expectNone(unlike('statuses', [200, 200, 503, 503, 503], statuses));
        },
      },
      {
        name: 'Envoy has the limits, the breaker, the balancing and the connect timeout that are said, and none where nothing is said',
        run: async () => {
          const [pool, steadied, breaking, hashed] = await Promise.all(
            (['pool', 'steady', 'flaky', 'sticky'] as const).map(cluster),
          );
          const limits = { max_connections: unlimited, max_pending_requests: unlimited, max_requests: unlimited };
          const off = { max_ejection_percent: 0, enforcing_consecutive_5xx: 0 };
          const on = {
            consecutive_5xx: 3,
            interval: '0.500s',
            base_ejection_time: '300s',
            max_ejection_percent: 50,
            enforcing_consecutive_5xx: 100,
          };
          expectNone([
            ...unlike(
              'limits of pool',
              [{ ...limits, max_requests: 2 }],
              dataAt(pool, 'circuit_breakers', 'thresholds'),
            ),
            ...unlike('connect timeout of pool', '1.500s', dataAt(pool, 'connect_timeout')),
            ...unlike('balancing of pool', 'LEAST_REQUEST', dataAt(pool, 'lb_policy')),
            ...unlike('limits of steady', [limits], dataAt(steadied, 'circuit_breakers', 'thresholds')),
            ...unlike('breaker of steady', off, dataAt(steadied, 'outlier_detection')),
            ...unlike('breaker of flaky', on, dataAt(breaking, 'outlier_detection')),
            ...unlike('balancing of sticky', 'RING_HASH', dataAt(hashed, 'lb_policy')),
          ]);
        },
      },
      {
        name: 'one value of the hash header is one endpoint',
        run: async () => {
          const { counts } = await met(sticky, 'sticky', 60, { headers: { 'x-user': 'a' } });
          expectNone(
            unlike(
              'requests',
              [0, 0, 60],
              [...counts].sort((a, b) => a - b),
            ),
          );
        },
      },
      called(
        'an idempotent gRPC method beside HTTP is called three times on status 14',
        'ledger',
        '/shop.Ledger/Read',
        3,
      ),
      called('one that is not idempotent is called once', 'ledger', '/shop.Ledger/Add', 1),
      called('one that no route names is called once', 'ledger', '/shop.Ledger/Other', 1),
      called('a gRPC method of a service that speaks nothing else', 'books', '/shop.Books/Read', 1),
      {
        name: 'every metric that the alerts of a canary ask for is there, with its labels',
        run: async (say) => {
          const testing = { 'x-canary': 'true', 'content-type': 'application/grpc', te: 'trailers' };
          await send({ to: 'books', method: 'POST', path: '/shop.Books/Read', headers: testing });
          // one in ten meets the canary, so one request alone may leave the stable version out
          for (let n = 0; n < 20; n++) await send({ to: 'shares', path: '/', ask: unavailable });
          await send({ to: 'shares', path: '/', headers: { 'x-canary': 'true' }, ask: unavailable });
          for (const cookie of ['a=b', 'beta=yes'])
            await send({ to: 'parts', path: '/', headers: { cookie }, ask: unavailable });
          const alerts = objects.filter(({ kind }) => kind === 'PrometheusRule');
          const asked = alerts.flatMap((one) => askedOf(JSON.stringify(one['spec']).replaceAll('\\"', '"')));
          const lines = (await sidecar().page('/stats/prometheus')).split('\n');
          const isThere = ([metric, labels]: (typeof asked)[number]): boolean =>
            lines.some((line) => metric.test(line) && labels.every((label) => line.includes(label)));
          const missing = asked.filter((one) => !isThere(one));
          say(`${asked.length} are asked for`);
          expectNone([
            ...(asked.length === 0 ? ['none are asked for'] : []),
            ...missing.map(([metric, labels]) => `no ${metric} with ${labels}`),
          ]);
        },
      },
    ],
  };
};
