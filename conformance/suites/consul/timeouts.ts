import { expectNone } from '../../harness/suite';
import { triedAndAnswered } from '../traffic/scene';
import { crd, speaks } from './objects';
import { client, type MakeScene, type World } from './world';

/** Beyond this the machine is slow, not the timeout long. */
const slack = 600;
const unsaid = 'no-timeouts';
const routed = 'timeouts';
const resolved = 'resolver-timeout';
const both = 'resolver-and-router';
const patient = 'patient';
const long = 16_500;

const between = (what: string, least: number, seen: number, most: number): readonly string[] =>
  seen >= least && seen <= most
    ? []
    : [`${what}: from ${least} to ${most} ms were promised, ${Math.round(seen)} ms were seen`];

/** What cuts a request that takes long. */
export const timeouts: MakeScene = async (world: World) => {
  for (const service of [unsaid, routed, resolved, both, patient]) await world.instance(service);
  world.dials(client, unsaid, routed, resolved, both, patient);
  const cut = (name: string, to: string, path: string, delay: number, at: number) => ({
    name,
    run: async () => {
      const answer = await world.send({ to, path, ask: { delay } });
      expectNone([
        ...triedAndAnswered(`${to}${path}`, answer, [1, 504]),
        ...between('cut', at - 20, answer.took, at + slack),
      ]);
    },
  });
  const answered = (name: string, to: string, path: string, delay: number) => ({
    name,
    run: async () =>
      expectNone(triedAndAnswered(`${to}${path}`, await world.send({ to, path, ask: { delay } }), [1, 200])),
  });
  const route = (pathExact: string, destination: object) => ({ match: { http: { pathExact } }, destination });
  return {
    objects: [
      speaks(unsaid),
      speaks(routed),
      crd('ServiceRouter', routed, {
        routes: [
          route('/cut', { requestTimeout: '500ms' }),
          route('/idle', { idleTimeout: '500ms' }),
          route('/retried', { requestTimeout: '1s', numRetries: 2, retryOn: ['5xx', 'reset'] }),
          route('/none', { requestTimeout: '-1s' }),
          route('/long', { requestTimeout: '18s' }),
        ],
      }),
      speaks(resolved),
      crd('ServiceResolver', resolved, { requestTimeout: '500ms' }),
      speaks(both),
      crd('ServiceResolver', both, { requestTimeout: '500ms' }),
      crd('ServiceRouter', both, { routes: [route('/other', {})] }),
      crd('ServiceDefaults', patient, { protocol: 'http', localRequestTimeoutMs: 60_000 }),
      crd('ServiceRouter', patient, { routes: [route('/none', { requestTimeout: '-1s' })] }),
    ],
    cases: [
      cut('requestTimeout of 500 ms cuts there, with 504', routed, '/cut', 3_000, 500),
      answered('a request within the timeout is not cut', routed, '/cut', 200),
      cut('idleTimeout of 500 ms cuts a request whose answer takes longer', routed, '/idle', 3_000, 500),
      cut(
        'requestTimeout holds for all tries: a slow first try leaves no time for a second',
        routed,
        '/retried',
        3_000,
        1_000,
      ),
      cut('requestTimeout of a resolver cuts where nothing else stands before it', resolved, '/', 3_000, 500),
      answered('requestTimeout of a resolver does not hold behind a router', both, '/', 1_000),
      {
        name: 'unsaid, requests are cut after 15 s by the caller’s sidecar; by the callee’s too, unless its localRequestTimeoutMs is longer',
        run: async () => {
          const wanted = [
            ['unsaid', unsaid, '/', 504],
            ['requestTimeout -1s', routed, '/none', 504],
            ['requestTimeout 18s', routed, '/long', 504],
            ['requestTimeout -1s and localRequestTimeoutMs 60000', patient, '/none', 200],
            ['localRequestTimeoutMs 60000', patient, '/', 504],
          ] as const;
          const problems = wanted.map(async ([what, to, path, status]) => {
            const answer = await world.send({ to, path, ask: { delay: long } });
            const at = status === 200 ? long : 15_000;
            return [...triedAndAnswered(what, answer, [1, status]), ...between(what, at - 20, answer.took, at + slack)];
          });
          expectNone((await Promise.all(problems)).flat());
        },
      },
    ],
  };
};
