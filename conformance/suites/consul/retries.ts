import { expectNone } from '../../harness/suite';
import type { Orders } from '../../traffic/orders';
import { triedAndAnswered, unlike } from '../traffic/scene';
import { crd, speaks } from './objects';
import { client, type MakeScene } from './world';

const unavailable: Orders = { status: 503 };
const to = 'retries';
const refusing = 'refusing';
const unsaid = 'unsaid';
const gone = 'gone';
const goneUnsaid = 'gone-unsaid';

const route = (methods: readonly string[], pathExact: string, destination: Readonly<Record<string, unknown>>) => ({
  match: { http: { pathExact, methods } },
  destination,
});

/** Which requests are tried again, and how often. */
export const retries: MakeScene = async (world) => {
  await world.instance(to);
  await world.instance(unsaid);
  await world.deadInstance(refusing);
  world.ghost(gone);
  world.ghost(goneUnsaid);
  world.dials(client, to, unsaid, refusing, gone, goneUnsaid);

  const tried = (
    name: string,
    method: string,
    path: string,
    ask: Orders,
    promised: readonly [number, number],
    service = to,
  ) => ({
    name,
    run: async () =>
      expectNone(
        triedAndAnswered(
          `${method} ${path} of ${service}`,
          await world.send({ to: service, method, path, ask }),
          promised,
        ),
      ),
  });
  /** Retries that the caller's sidecar counts, where nothing comes through that could be counted. */
  const counted = (name: string, service: string, promised: number) => ({
    name,
    run: async () => {
      const count = () => world.sidecar(client).stat(service, 'upstream_rq_retry');
      const before = await count();
      const { status } = await world.send({ to: service, path: '/' });
      expectNone([...unlike('status', 503, status), ...unlike('retries', promised, (await count()) - before)]);
    },
  });
  const onConnectFailure = { routes: [{ destination: { numRetries: 2, retryOnConnectFailure: true } }] };
  return {
    objects: [
      speaks(to),
      speaks(unsaid),
      ...[refusing, gone, goneUnsaid].map((name) => speaks(name)),
      crd('ServiceRouter', refusing, onConnectFailure),
      crd('ServiceRouter', gone, onConnectFailure),
      crd('ServiceRouter', to, {
        routes: [
          route(['GET', 'HEAD'], '/items', { numRetries: 2, retryOn: ['5xx', 'reset'] }),
          route(['POST'], '/items', { requestTimeout: '5s' }),
          route(['GET'], '/codes', { numRetries: 3, retryOnStatusCodes: [429] }),
          route(['GET'], '/gateway', { numRetries: 1, retryOn: ['gateway-error'] }),
          route(['GET'], '/no-number', { retryOn: ['5xx'] }),
          route(['GET'], '/no-condition', { numRetries: 2 }),
        ],
      }),
    ],
    cases: [
      tried('GET with two retries is tried three times on 503', 'GET', '/items', unavailable, [3, 503]),
      tried('HEAD of the same route too', 'HEAD', '/items', unavailable, [3, 503]),
      tried('POST, of another route, is tried once on 503', 'POST', '/items', unavailable, [1, 503]),
      tried('GET with two retries is tried three times on a reset', 'GET', '/items', { reset: true }, [3, 503]),
      tried('GET with two retries is tried once on 404', 'GET', '/items', { status: 404 }, [1, 404]),
      tried('GET whose second try is answered is answered', 'GET', '/items', { status: 503, first: 1 }, [2, 200]),
      tried('retryOnStatusCodes: three retries on 429 are four tries', 'GET', '/codes', { status: 429 }, [4, 429]),
      tried('retryOnStatusCodes of 429 alone: one try on 503', 'GET', '/codes', unavailable, [1, 503]),
      tried('gateway-error: 502 is tried again', 'GET', '/gateway', { status: 502 }, [2, 502]),
      tried('gateway-error: 500 is not', 'GET', '/gateway', { status: 500 }, [1, 500]),
      tried('retryOn without numRetries is one retry, Envoy’s default', 'GET', '/no-number', unavailable, [2, 503]),
      tried('numRetries without a condition is none', 'GET', '/no-condition', unavailable, [1, 503]),
      tried('no default retry on 503', 'GET', '/', unavailable, [1, 503], unsaid),
      tried('no default retry on a reset', 'GET', '/', { reset: true }, [1, 503], unsaid),
      counted('retryOnConnectFailure: a sidecar that is gone is tried three times', gone, 2),
      counted('no default retry on a sidecar that is gone', goneUnsaid, 0),
      counted('retryOnConnectFailure does not see an application that is gone: its sidecar answers 503', refusing, 0),
    ],
  };
};
