import { type ConnectionPoolProps, get, Percent, ResilientService } from 'cdk8s-mesh';
import { expectNone } from '../../harness/suite';
import type { Endpoint } from '../../traffic/stand-ins';
import { type MakeScene, unlike, workload } from './scene';

const pools = {
  'few-requests': { maxRequests: 2 },
  'one-waits': { maxConnections: 1, maxPendingRequests: 1 },
  'no-keep-alive': { maxRequestsPerConnection: 1 },
} as const satisfies Readonly<Record<string, ConnectionPoolProps>>;

/** What is over the limits of a pool is answered at once. */
export const pool: MakeScene = async ({ shop, port, upstream, send, stat }) => {
  const behind: Record<string, readonly Endpoint[]> = {};
  for (const [name, connectionPool] of Object.entries(pools)) {
    new ResilientService(shop, name, { workload: workload(), port, connectionPool });
    behind[name] = [{ port: (await upstream()).port }];
  }
  const budget = 'budget';
  new ResilientService(shop, budget, {
    workload: workload(),
    port,
    routes: [get('/', { retries: { attempts: 2, on: [503] } })],
    retryBudget: { percent: Percent.of(10), minConcurrency: 2 },
  });
  behind[budget] = [{ port: (await upstream()).port }];
  const overflows = (name: string, to: keyof typeof pools) => ({
    name,
    run: async () => {
      // a request whose connection is still being opened counts as one that waits
      await send({ to, path: '/' });
      const five = Array.from({ length: 5 }, () => send({ to, method: 'POST', path: '/', ask: { delay: 1_500 } }));
      const answers = await Promise.all(five);
      const over = answers.filter(({ status }) => status === 503);
      const slow = over.filter(({ took }) => took > 1_000);
      expectNone([
        ...unlike('answers', [200, 200, 503, 503, 503], answers.map(({ status }) => status).sort()),
        ...unlike('refused requests that arrived', 0, over.flatMap(({ tries }) => tries).length),
        ...unlike('refused requests that waited', 0, slow.length),
        ...unlike('afterwards', 200, (await send({ to, path: '/' })).status),
      ]);
    },
  });
  return {
    behind,
    cases: [
      overflows('maxRequests 2: of five at once three are answered 503 at once', 'few-requests'),
      overflows('maxConnections 1, maxPendingRequests 1: of five at once three are answered 503 at once', 'one-waits'),
      {
        name: 'maxRequestsPerConnection 1: five requests take five connections',
        run: async () => {
          for (let turn = 0; turn < 5; turn++) await send({ to: 'no-keep-alive', path: '/' });
          expectNone(unlike('connections', 5, await stat('no-keep-alive', 'upstream_cx_total')));
        },
      },
      {
        name: 'a retry budget of 10 % keeps 40 failing requests from becoming 120',
        run: async () => {
          const alone = await send({ to: budget, path: '/', ask: { status: 503 } });
          const ask = { status: 503, delay: 200 };
          const all = await Promise.all(Array.from({ length: 40 }, () => send({ to: budget, path: '/', ask })));
          const tries = all.flatMap((one) => one.tries).length;
          expectNone([
            ...unlike('tries of one alone', 3, alone.tries.length),
            // at most a tenth of the active ones at a time, for as long as retries lead to retries
            ...(tries > 60 || tries === 40 ? [`${tries} tries of 40 requests`] : []),
          ]);
        },
      },
    ],
  };
};
