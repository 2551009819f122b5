import {
  CanaryRelease,
  type CanaryReleaseProps,
  cookie,
  get,
  header,
  Percent,
  post,
  ResilientService,
} from 'cdk8s-mesh';
import { expectNone } from '../../harness/suite';
import type { Endpoint } from '../../traffic/stand-ins';
import type { Upstream } from '../../traffic/upstream';
import { type MakeScene, triedAndAnswered, unlike, workload } from './scene';

const requests = 2_000;
const testing = 100;
/** Beyond so many standard deviations lies one run of 70,000, with two services. */
const deviations = 4.5;

/** Services with a canary each; with versions as hosts, and as subsets. */
const canaries = {
  'tenth-by-header': { weight: Percent.of(10), testers: header('x-canary', 'true') },
  'tenth-by-cookie': { weight: Percent.of(10), testers: cookie('beta', 'yes') },
  'none-by-header': { weight: Percent.of(0), testers: header('x-canary', 'true') },
} as const satisfies Readonly<Record<string, Omit<CanaryReleaseProps, 'service' | 'canary'>>>;

type Name = keyof typeof canaries;

/** The one whose versions are subsets. */
const asSubsets: Name = 'tenth-by-cookie';

/** Who gets the canary, and that it keeps what holds for the service. */
export const canary: MakeScene = async ({ shop, port, upstream, send }) => {
  const behind: Record<string, readonly Endpoint[]> = {};
  const servers = new Map<Name, Readonly<Record<'stable' | 'canary', Upstream>>>();
  for (const [name, props] of Object.entries(canaries) as [Name, (typeof canaries)[Name]][]) {
    const service = new ResilientService(shop, name, {
      workload: workload(),
      port,
      versions: name === asSubsets ? 'subsets' : 'services',
      routes: [get('/items', { retries: { attempts: 2, on: ['5xx'] } }), post('/items')],
    });
    new CanaryRelease(shop, `${name}-canary`, {
      service,
      canary: { image: 'registry.example/stand-in:2.0.0' },
      watch: { errorRate: Percent.of(1) },
      until: '2999-12-31',
      ...props,
    });
    const [stable, other] = [await upstream(), await upstream()];
    servers.set(name, { stable, canary: other });
    if (name === asSubsets) {
      behind[name] = [
        { port: stable.port, podOf: name },
        { port: other.port, podOf: `${name}-canary` },
      ];
    } else {
      behind[name] = [{ port: stable.port }];
      behind[`${name}-canary`] = [{ port: other.port }];
    }
  }

  /** How many of so many requests come to each version; each must be answered. */
  async function shares(
    to: Name,
    count: number,
    headers = {},
  ): Promise<{ readonly stable: number; readonly canary: number }> {
    const { stable, canary } = servers.get(to)!;
    const before = [stable.received.length, canary.received.length] as const;
    const statuses = new Set<number>();
    for (let sent = 0; sent < count; sent += 50) {
      const batch = Array.from({ length: 50 }, () => send({ to, path: '/items', headers }));
      for (const { status } of await Promise.all(batch)) statuses.add(status);
    }
    expectNone(unlike('answers', [200], [...statuses]));
    return { stable: stable.received.length - before[0], canary: canary.received.length - before[1] };
  }

  const tenth = (to: Name) => ({
    name: `${to}: 10 % of ${requests} requests meet the canary, within binomial bounds`,
    run: async (say: (line: string) => void) => {
      const seen = await shares(to, requests);
      const [mean, deviation] = [requests * 0.1, Math.sqrt(requests * 0.1 * 0.9)];
      say(`${seen.canary} of ${requests}`);
      const off = Math.abs(seen.canary - mean) > deviations * deviation;
      expectNone([
        ...(off ? [`${seen.canary} of ${requests} is no tenth`] : []),
        ...unlike('requests of both', requests, seen.stable + seen.canary),
      ]);
    },
  });
  const always = (name: string, to: Name, headers: Readonly<Record<string, string>>) => ({
    name: `${to}: ${name} always meet the canary`,
    run: async () => expectNone(unlike('shares', { stable: 0, canary: testing }, await shares(to, testing, headers))),
  });
  return {
    behind,
    cases: [
      tenth('tenth-by-header'),
      tenth('tenth-by-cookie'),
      always('testers by header', 'tenth-by-header', { 'x-canary': 'true' }),
      always('testers by cookie', 'tenth-by-cookie', { cookie: 'beta=yes' }),
      always('testers by one cookie of several', 'tenth-by-cookie', { cookie: 'a=b; beta=yes; c=d' }),
      always('testers at weight 0', 'none-by-header', { 'x-canary': 'true' }),
      {
        name: `none-by-header: at weight 0 none of ${requests / 4} requests meets the canary`,
        run: async () => {
          const seen = await shares('none-by-header', requests / 4);
          expectNone(unlike('shares', { stable: requests / 4, canary: 0 }, seen));
        },
      },
      {
        name: 'another value of the testers’ header or cookie makes no tester',
        run: async () => {
          const seen = [
            await shares('none-by-header', 50, { 'x-canary': 'truer' }),
            await shares('tenth-by-cookie', 300, { cookie: 'beta=yesterday; xbeta=yes' }),
          ];
          expectNone([
            ...unlike('with another header', 0, seen[0]!.canary),
            ...(seen[1]!.canary > 100 ? [`${seen[1]!.canary} of 300 with another cookie are no tenth`] : []),
          ]);
        },
      },
      ...(['tenth-by-header', 'tenth-by-header-canary'] as const).flatMap((to) =>
        [{}, { 'x-canary': 'true' }].map((headers) => ({
          name: `${to}${'x-canary' in headers ? ', a tester' : ''}: GET is tried three times on 503, POST once`,
          run: async () => {
            const ask = { status: 503 };
            expectNone([
              ...triedAndAnswered('GET', await send({ to, path: '/items', ask, headers }), [3, 503]),
              ...triedAndAnswered('POST', await send({ to, method: 'POST', path: '/items', ask, headers }), [1, 503]),
            ]);
          },
        })),
      ),
    ],
  };
};
