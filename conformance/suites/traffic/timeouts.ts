import { Duration } from 'cdk8s';
import { get, post, ResilientService } from 'cdk8s-mesh';
import { expectNone } from '../../harness/suite';
import { type MakeScene, type Outcome, triedAndAnswered, workload } from './scene';

/** What the proxy and this process may add on a busy machine, in milliseconds. */
const slack = 600;
/** What never happened is said where tries are counted. */
const between = (what: string, least: number, ms: number | undefined, most: number): readonly string[] =>
  ms === undefined || (ms >= least && ms <= most)
    ? []
    : [`${what} after ${Math.round(ms)} ms, not between ${least} and ${most} ms`];

/** Milliseconds from each try to the next one. */
const gaps = ({ tries }: Outcome): readonly number[] => tries.slice(1).map(({ at }, index) => at - tries[index]!.at);

/** Where requests are cut. */
export const timeouts: MakeScene = async ({ shop, port, upstream, send }) => {
  const server = await upstream();
  const to = 'timeouts';
  new ResilientService(shop, to, {
    workload: workload(),
    port,
    routes: [
      post('/items', { timeout: Duration.millis(500) }),
      get('/derived', { timeout: Duration.seconds(1), retries: { attempts: 2, on: ['5xx', 'reset'] } }),
      get('/said', {
        timeout: Duration.seconds(3),
        retries: { attempts: 1, on: ['5xx'], perTryTimeout: Duration.millis(250) },
      }),
    ],
  });
  const delay = 5_000;
  return {
    behind: { [to]: [{ port: server.port }] },
    cases: [
      {
        name: 'the timeout of 500 ms cuts POST there, with 504 and no other try',
        run: async () => {
          const answer = await send({ to, method: 'POST', path: '/items', ask: { delay } });
          expectNone([...triedAndAnswered('POST', answer, [1, 504]), ...between('cut', 490, answer.took, 500 + slack)]);
        },
      },
      {
        name: 'a request within the timeout is not cut',
        run: async () => {
          const answer = await send({ to, method: 'POST', path: '/items', ask: { delay: 250 } });
          expectNone(triedAndAnswered('POST', answer, [1, 200]));
        },
      },
      {
        name: 'the derived per-try timeout (300 of 1000 ms) gives all three tries within the timeout',
        run: async () => {
          const answer = await send({ to, path: '/derived', ask: { delay } });
          const [second, third] = gaps(answer);
          expectNone([
            ...triedAndAnswered('GET', answer, [3, 504]),
            ...between('the second try', 290, second, 300 + 25 + slack / 2),
            ...between('the third try', 290, third, 300 + 75 + slack / 2),
            // three whole tries, and not longer than the route may take
            ...between('cut', 890, answer.took, 1000 + slack),
          ]);
        },
      },
      {
        name: 'a slow first try is cut by the per-try timeout, and the second one answers',
        run: async () => {
          const answer = await send({ to, path: '/derived', ask: { delay, first: 1 } });
          expectNone([
            ...triedAndAnswered('GET', answer, [2, 200]),
            ...between('answered', 290, answer.took, 325 + slack),
          ]);
        },
      },
      {
        name: 'a per-try timeout of 250 ms that is said cuts each of two tries there',
        run: async () => {
          const answer = await send({ to, path: '/said', ask: { delay } });
          const [second] = gaps(answer);
          expectNone([
            ...triedAndAnswered('GET', answer, [2, 504]),
            ...between('the second try', 240, second, 250 + 25 + slack / 2),
            ...between('cut', 490, answer.took, 525 + slack),
          ]);
        },
      },
      {
        name: 'what no route names has no limit: 2 s are fine',
        run: async () => {
          const answer = await send({ to, path: '/other', ask: { delay: 2_000 } });
          expectNone([
            ...triedAndAnswered('GET', answer, [1, 200]),
            ...between('answered', 1_990, answer.took, 2_000 + slack),
          ]);
        },
      },
    ],
  };
};
