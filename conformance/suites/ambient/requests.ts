import { type Case, expectNone } from '../../harness/suite';
import { unlike } from '../traffic/scene';
import type { Namespace, Outcome } from './world';
import { limit, share } from './yard';

type Sent = Parameters<Namespace['send']>[0];

/** The status and how many tries came through. */
const seen = ({ status, tries }: Outcome): string => `${tries.length} tries, ${status}`;

const each =
  ({ name, send }: Namespace) =>
  (what: string, sent: Sent, tries: number, status: number): Case => ({
    name: `${name}: ${what}`,
    run: async () => expectNone(unlike(what, `${tries} tries, ${status}`, seen(await send(sent)))),
  });

const unavailable = { status: 503 } as const;

/** How often requests are tried; only a VirtualService says it. */
function retries(namespace: Namespace): readonly Case[] {
  const tried = each(namespace);
  const get = { to: 'items', path: '/items' } as const;
  const refund = { to: 'items', method: 'POST', path: '/refunds', ask: unavailable } as const;
  return [
    tried('GET with two retries on 5xx is tried three times on 503', { ...get, ask: unavailable }, 3, 503),
    tried('GET with two retries on reset is tried three times on a reset', { ...get, ask: { reset: true } }, 3, 503),
    tried('GET whose second try is answered is answered', { ...get, ask: { status: 503, first: 1 } }, 2, 200),
    tried("GET with retries: 'off' is tried once on 503", { to: 'items', path: '/once', ask: unavailable }, 1, 503),
    tried('a status is a condition', { to: 'items', path: '/limited', ask: { status: 429 } }, 3, 429),
    tried('POST is tried once on 503', { ...get, method: 'POST', ask: unavailable }, 1, 503),
    tried('POST is tried once on a reset', { ...get, method: 'POST', ask: { reset: true } }, 1, 503),
    tried('POST with the key is tried three times on 503', { ...refund, headers: { 'idempotency-key': 'a' } }, 3, 503),
    tried('POST without the key is tried once on 503', refund, 1, 503),
    tried(
      'a try that is too slow is followed by another',
      { to: 'items', path: '/slow-tries', ask: { delay: 3 * limit, first: 1 } },
      2,
      200,
    ),
  ];
}

/** Without a word of retries: nothing is tried again that a pod has seen. */
function unsaid(namespace: Namespace): readonly Case[] {
  const tried = each(namespace);
  return [
    tried('what no route names is tried once on 503', { to: 'items', path: '/other', ask: unavailable }, 1, 503),
    tried(
      'what no route names is tried once on a reset',
      { to: 'items', path: '/other', ask: { reset: true } },
      1,
      503,
    ),
    tried(
      'a service without routes is tried once on 503',
      { to: 'narrow', path: '/items/7', ask: unavailable },
      1,
      503,
    ),
  ];
}

function timeouts({ name, send }: Namespace): Case {
  return {
    name: `${name}: a request is cut after its timeout, and is answered 504`,
    run: async () => {
      const outcome = await send({ to: 'items', path: '/slow', ask: { delay: 5 * limit } });
      const isInTime = outcome.took >= limit && outcome.took < 4 * limit;
      expectNone([
        ...unlike('slow', '1 tries, 504', seen(outcome)),
        ...(isInTime ? [] : [`it took ${Math.round(outcome.took)} ms, and the limit is ${limit} ms`]),
      ]);
    },
  };
}

const requests = 200;
/** Beyond so many standard deviations lies one run of 70,000, with two services. */
const deviations = 4.5;

function shares({ name, routes, send }: Namespace): readonly Case[] {
  // with HTTPRoutes the other one has weight 0; with VirtualServices its versions are subsets
  const canaries = routes === 'gateway-api' ? (['split'] as const) : (['split', 'kept'] as const);
  return [
    ...canaries.map((to) => ({
      name: `${name}: the canary of ${to} gets ${share} % of the requests`,
      run: async (say: (line: string) => void) => {
        let count = 0;
        for (let sent = 0; sent < requests; sent++) {
          const { tries } = await send({ to, path: '/items' });
          if (tries[0]?.pod === `${to}-canary-0`) count++;
        }
        const spread = deviations * Math.sqrt(requests * (share / 100) * (1 - share / 100));
        say(`${count} of ${requests}`);
        expectNone(
          Math.abs(count - (requests * share) / 100) <= spread
            ? []
            : [`the canary got ${count} of ${requests} requests`],
        );
      },
    })),
    {
      name: `${name}: testers always meet the canary, with weight 0 too`,
      run: async () => {
        const problems: string[] = [];
        for (const to of ['split', 'kept'] as const) {
          for (let sent = 0; sent < 20; sent++) {
            const { tries } = await send({ to, path: '/items', headers: { 'x-canary': 'true' } });
            problems.push(...unlike(`a tester of ${to}`, `${to}-canary-0`, tries[0]?.pod));
          }
        }
        expectNone(problems);
      },
    },
  ];
}

function policies({ name, send, breaks }: Namespace): readonly Case[] {
  return [
    {
      name: `${name}: closed is answered 404 where no route names it, and no pod sees it`,
      run: async () =>
        expectNone([
          ...unlike('named', '1 tries, 200', seen(await send({ to: 'closed', path: '/items' }))),
          ...unlike('unnamed', '0 tries, 404', seen(await send({ to: 'closed', path: '/other' }))),
        ]),
    },
    {
      name: `${name}: requests with one value of the hash header meet one pod, and all values all three`,
      run: async () => {
        const met = new Map<string, Set<string>>();
        for (let sent = 0; sent < 120; sent++) {
          const user = `user-${sent % 40}`;
          const { tries } = await send({ to: 'sticky', path: '/items', headers: { 'x-user': user } });
          met.set(user, (met.get(user) ?? new Set()).add(tries[0]?.pod ?? 'nobody'));
        }
        const split = [...met].filter(([, pods]) => pods.size > 1).map(([user]) => `${user} met several pods`);
        const all = new Set([...met.values()].flatMap((pods) => [...pods]));
        expectNone([...split, ...unlike('pods that were met', 3, all.size)]);
      },
    },
    {
      name: `${name}: a pod that fails three times in a row gets nothing more`,
      run: async () => {
        breaks('broken-0', 500);
        for (let sent = 0; sent < 40; sent++) await send({ to: 'broken', path: '/items' });
        breaks('broken-0', undefined);
        const after: string[] = [];
        for (let sent = 0; sent < 40; sent++)
          after.push((await send({ to: 'broken', path: '/items' })).tries[0]?.pod ?? 'nobody');
        expectNone(unlike('pods that were met', ['broken-1'], [...new Set(after)]));
      },
    },
  ];
}

/** What a waypoint counts for a service. */
async function counted({ name, proxy }: Namespace, to: string, stat: string): Promise<number> {
  const ends = `|${to}.${name}.svc.cluster.local;.${stat}`;
  const counts = [...(await proxy.stats('^cluster'))].filter(([of]) => of.endsWith(ends));
  return counts.reduce((total, [, count]) => total + count, 0);
}

/** A pod that is dialled by HBONE, and whose ztunnel does not take the connection: without a word of retries two tries more. */
const hbone = (namespace: Namespace): Case => ({
  name: `${namespace.name}: a tunnel to a pod that does not come about is tried three times, for POST too`,
  run: async () => {
    const dialled = async (): Promise<readonly number[]> => [
      await counted(namespace, 'gone', 'upstream_rq_retry'),
      await counted(namespace, 'gone', 'upstream_cx_connect_fail'),
    ];
    const [again = 0, failed = 0] = await dialled();
    const { status } = await namespace.send({ to: 'gone', method: 'POST', path: '/items' });
    const [moreAgain = 0, moreFailed = 0] = await dialled();
    expectNone([
      ...unlike('status', 503, status),
      ...unlike('retries, failed connections', [2, 3], [moreAgain - again, moreFailed - failed]),
    ]);
  },
});

/** What a waypoint makes of requests, in observe. */
export const requestCases = (namespace: Namespace): readonly Case[] => [
  ...(namespace.routes === 'virtual-service' ? retries(namespace) : []),
  ...unsaid(namespace),
  timeouts(namespace),
  hbone(namespace),
  ...shares(namespace),
  ...policies(namespace),
];
