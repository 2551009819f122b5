import { get, grpc, post, ResilientService } from 'cdk8s-mesh';
import { expectNone } from '../../harness/suite';
import type { Orders } from '../../traffic/orders';
import { type MakeScene, triedAndAnswered, unlike, workload } from './scene';

const refuse: Orders = { refuse: true };
const reset: Orders = { reset: true };
const call = { 'content-type': 'application/grpc', te: 'trailers' };

/** A refused stream, and a connection that goes before the request is sent, prove that nobody saw the request. */
export const refusedStreams: MakeScene = async ({ shop, port, http2Upstream, upstream, deadPort, send, stat }) => {
  const [streams, reachable, unreachable] = ['streams', 'reachable', 'unreachable'];
  new ResilientService(shop, streams, {
    workload: workload(),
    port,
    protocol: 'http2',
    routes: [
      post('/items'),
      post('/once', { retries: 'off' }),
      post('/four', { retries: { attempts: 3, on: ['refused-stream'] } }),
      post('/connecting', { retries: { attempts: 2, on: ['connect-failure', 'reset-before-request'] } }),
      get('/items', { retries: { attempts: 2, on: ['5xx'] } }),
      grpc('shop.Ledger/Add'),
    ],
  });
  for (const name of [reachable, unreachable]) {
    new ResilientService(shop, name, {
      workload: workload(),
      port,
      routes: [post('/items', { retries: { attempts: 2, on: ['reset-before-request'] } })],
    });
  }

  /** Tries and status that are promised of a request whose stream is refused or reset. */
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
      expectNone(
        triedAndAnswered(`${method} ${path}`, await send({ to: streams, method, path, ask, headers }), promised),
      ),
  });
  return {
    behind: {
      [streams]: [{ port: (await http2Upstream()).port }],
      [reachable]: [{ port: (await upstream()).port }],
      [unreachable]: [{ port: await deadPort() }],
    },
    cases: [
      tried('POST is tried three times while its stream is refused', 'POST', '/items', refuse, [3, 503]),
      tried(
        'POST whose stream is refused once is answered by the second try',
        'POST',
        '/items',
        { ...refuse, first: 1 },
        [2, 200],
      ),
      tried('POST with three retries on refused streams is tried four times', 'POST', '/four', refuse, [4, 503]),
      tried("POST with retries: 'off' is tried once on a refused stream", 'POST', '/once', refuse, [1, 503]),
      tried(
        'POST with retries on the other proven conditions is tried once on a refused stream',
        'POST',
        '/connecting',
        refuse,
        [1, 503],
      ),
      tried('POST is tried once on a stream that is reset after its body', 'POST', '/items', reset, [1, 503]),
      tried(
        'what no route names is tried three times while its stream is refused',
        'PATCH',
        '/other',
        refuse,
        [3, 503],
      ),
      tried(
        'a gRPC method that is not idempotent is called again on a refused stream',
        'POST',
        '/shop.Ledger/Add',
        { ...refuse, first: 2 },
        [3, 200],
        call,
      ),
      {
        name: 'POST with retries on reset-before-request alone is tried two times more where no connection is made',
        run: async () => {
          const before = await stat(unreachable, 'upstream_rq_retry');
          const answer = await send({ to: unreachable, method: 'POST', path: '/items' });
          const more = (await stat(unreachable, 'upstream_rq_retry')) - before;
          expectNone([...unlike('tries beyond the first', 2, more), ...triedAndAnswered('POST', answer, [0, 503])]);
        },
      },
      {
        name: 'and once on a reset after it was sent',
        run: async () => {
          const answer = await send({ to: reachable, method: 'POST', path: '/items', ask: reset });
          expectNone(triedAndAnswered('POST', answer, [1, 503]));
        },
      },
    ],
  };
};
