import { Duration } from 'cdk8s';
import { get, Percent, post, put, ResilientService } from 'cdk8s-mesh';
import { expectNone } from '../../harness/suite';
import type { Orders } from '../../traffic/orders';
import { type MakeScene, triedAndAnswered, workload } from './scene';

const unavailable: Orders = { status: 503 };
const reset: Orders = { reset: true };

/** Which requests are tried again on what the application answers, and how often. */
export const retries: MakeScene = async ({ shop, port, upstream, send }) => {
  const server = await upstream();
  const to = 'retries';
  new ResilientService(shop, to, {
    workload: workload(),
    port,
    routes: [
      get('/items', { timeout: Duration.seconds(5), retries: { attempts: 2, on: ['5xx', 'reset'] } }),
      get('/once', { retries: 'off' }),
      get('/four', { retries: { attempts: 3, on: [503] } }),
      get('/limited', { retries: { attempts: 2, on: [429] } }),
      put('/items', { retries: { attempts: 2, on: ['gateway-error'] } }),
      put('/counters', { notIdempotent: true }),
      post('/items', { timeout: Duration.seconds(5) }),
      post('/refunds', { idempotencyKey: 'Idempotency-Key', retries: { attempts: 2, on: ['5xx'] } }),
    ],
    retryBudget: { percent: Percent.of(20), minConcurrency: 3 },
  });

  /** Tries and status that are promised of a request. */
  const tried = (
    name: string,
    method: string,
    path: string,
    ask: Orders,
    promised: readonly [number, number],
    headers = {},
  ) => ({
    name,
    run: async () =>
      expectNone(triedAndAnswered(`${method} ${path}`, await send({ to, method, path, ask, headers }), promised)),
  });
  const key = 'idempotency-key';
  return {
    behind: { [to]: [{ port: server.port }] },
    cases: [
      tried('GET with two retries is tried three times on 503', 'GET', '/items', unavailable, [3, 503]),
      tried('GET with two retries is tried three times on a reset', 'GET', '/items', reset, [3, 503]),
      tried('GET that is answered is tried once', 'GET', '/items', {}, [1, 200]),
      tried('GET with two retries is tried once on 404', 'GET', '/items', { status: 404 }, [1, 404]),
      tried('GET with three retries on 503 is tried four times', 'GET', '/four', unavailable, [4, 503]),
      tried('GET with retries on 503 is tried once on 500', 'GET', '/four', { status: 500 }, [1, 500]),
      tried("GET with retries: 'off' is tried once on 503", 'GET', '/once', unavailable, [1, 503]),
      tried('HEAD is tried as GET is on 503', 'HEAD', '/items', unavailable, [3, 503]),
      tried('HEAD is tried as GET is on a reset', 'HEAD', '/items', reset, [3, 503]),
      tried(
        'PUT with retries on gateway errors is tried three times on 502',
        'PUT',
        '/items',
        { status: 502 },
        [3, 502],
      ),
      tried('PUT that is not idempotent is tried once on 503', 'PUT', '/counters', unavailable, [1, 503]),
      tried('POST is tried once on 503', 'POST', '/items', unavailable, [1, 503]),
      tried('POST is tried once on a reset after its body', 'POST', '/items', reset, [1, 503]),
      tried(
        'a status code is a condition: 429 within the budget, three tries',
        'GET',
        '/limited',
        { status: 429 },
        [3, 429],
      ),
      tried('POST with an idempotency key is tried three times on 503', 'POST', '/refunds', unavailable, [3, 503], {
        [key]: 'a1',
      }),
      tried('POST without the key is tried once on 503', 'POST', '/refunds', unavailable, [1, 503]),
      tried('POST with an empty key is tried once on 503', 'POST', '/refunds', unavailable, [1, 503], { [key]: '' }),
      tried(
        'a method that no route names arrives, and is tried once on 503',
        'DELETE',
        '/items',
        unavailable,
        [1, 503],
      ),
      tried('a path that no route names arrives, and is tried once on 503', 'GET', '/other', unavailable, [1, 503]),
      tried('GET that no route names is tried once on a reset', 'GET', '/other', reset, [1, 503]),
      tried('GET whose second try is answered is answered', 'GET', '/items', { status: 503, first: 1 }, [2, 200]),
      tried(
        'GET whose third try is answered after resets is answered',
        'GET',
        '/items',
        { reset: true, first: 2 },
        [3, 200],
      ),
      {
        name: 'a method and a path that no route names are answered as the application answers',
        run: async () => {
          const answers = [
            await send({ to, method: 'PATCH', path: '/items' }),
            await send({ to, path: '/items/7' }),
            await send({ to, method: 'OPTIONS', path: '/' }),
          ];
          expectNone(answers.flatMap((answer) => triedAndAnswered('unnamed', answer, [1, 200])));
        },
      },
    ],
  };
};
