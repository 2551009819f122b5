import { expectNone } from '../../harness/suite';
import type { Upstream } from '../../traffic/upstream';
import { unlike } from '../traffic/scene';
import { crd, speaks } from './objects';
import { client, type MakeScene } from './world';

const requests = 2_000;
/** Beyond so many standard deviations lies one run of 70,000, with two services. */
const deviations = 4.5;
const testers = { 'x-canary': 'true' };

const subsets = (...names: readonly string[]) => ({
  subsets: Object.fromEntries(names.map((name) => [name, { filter: `Service.Meta.version == ${name}` }])),
});
const byHeader = (destination: object) => ({
  match: { http: { header: [{ name: 'x-canary', exact: 'true' }] } },
  destination,
});

/** Whether so many of the requests are a share of them, but for chance. */
function share(seen: number, percent: number): readonly string[] {
  const part = percent / 100;
  const [mean, deviation] = [requests * part, Math.sqrt(requests * part * (1 - part))];
  const off = Math.abs(seen - mean) > deviations * deviation;
  return off ? [`${seen} of ${requests} are not ${percent} %`] : [];
}

/** Which version a request meets. */
export const splits: MakeScene = async (world) => {
  const servers = {
    stable: await world.instance('split', { version: 'v1' }),
    canary: await world.instance('split', { version: 'v2' }),
    host: await world.instance('split-hosts'),
    other: await world.instance('split-hosts-canary'),
    zero: await world.instance('split-zero', { version: 'v1' }),
    none: await world.instance('split-zero', { version: 'v2' }),
    alone: await world.instance('split-empty', { version: 'v1' }),
  } satisfies Record<string, Upstream>;
  world.lacks('v2.split-empty');
  world.dials(client, 'split', 'split-hosts', 'split-zero', 'split-empty');

  type Name = keyof typeof servers;
  const names = Object.keys(servers) as Name[];
  /** How many of the requests met each server, and how many were answered otherwise than with 200. */
  async function met(to: string, count: number, more: { path?: string; headers?: Record<string, string> } = {}) {
    const before = names.map((name) => servers[name].received.length);
    let refused = 0;
    for (let sent = 0; sent < count; sent += 50) {
      const batch = Array.from({ length: 50 }, () => world.send({ to, path: '/', ...more }));
      for (const { status } of await Promise.all(batch)) if (status !== 200) refused++;
    }
    const counts = names.map((name, index) => [name, servers[name].received.length - before[index]!] as const);
    return { refused, ...Object.fromEntries(counts.filter(([, one]) => one > 0)) } as { refused: number } & Partial<
      Record<Name, number>
    >;
  }
  const tenth = (name: string, to: string, canary: Name) => ({
    name,
    run: async (say: (line: string) => void) => {
      const seen = await met(to, requests);
      say(`${seen[canary]} of ${requests}`);
      expectNone([...unlike('refused', 0, seen.refused), ...share(seen[canary] ?? 0, 10)]);
    },
  });
  const meets = (name: string, to: string, promised: Partial<Record<Name, number>>, more = {}) => ({
    name,
    run: async () => expectNone(unlike('met', { refused: 0, ...promised }, await met(to, 100, more))),
  });
  return {
    objects: [
      ...['split', 'split-hosts', 'split-hosts-canary', 'split-zero', 'split-empty'].map((name) => speaks(name)),
      crd('ServiceResolver', 'split', { defaultSubset: 'v1', ...subsets('v1', 'v2') }),
      crd('ServiceSplitter', 'split', {
        splits: [
          { weight: 90, serviceSubset: 'v1' },
          { weight: 10, serviceSubset: 'v2' },
        ],
      }),
      crd('ServiceRouter', 'split', {
        routes: [
          byHeader({ serviceSubset: 'v2' }),
          { match: { http: { pathExact: '/still-split' } }, destination: { requestTimeout: '5s' } },
        ],
      }),
      crd('ServiceSplitter', 'split-hosts', {
        splits: [
          { weight: 90, service: 'split-hosts' },
          { weight: 10, service: 'split-hosts-canary' },
        ],
      }),
      crd('ServiceResolver', 'split-zero', subsets('v1', 'v2')),
      crd('ServiceSplitter', 'split-zero', {
        splits: [
          { weight: 100, serviceSubset: 'v1' },
          { weight: 0, serviceSubset: 'v2' },
        ],
      }),
      crd('ServiceRouter', 'split-zero', { routes: [byHeader({ serviceSubset: 'v2' })] }),
      crd('ServiceResolver', 'split-empty', subsets('v1', 'v2')),
      crd('ServiceSplitter', 'split-empty', {
        splits: [
          { weight: 70, serviceSubset: 'v1' },
          { weight: 30, serviceSubset: 'v2' },
        ],
      }),
      crd('ServiceRouter', 'split-empty', { routes: [{ destination: { numRetries: 2, retryOn: ['5xx'] } }] }),
    ],
    cases: [
      tenth(`subsets at 90 and 10: a tenth of ${requests} meets the canary, within binomial bounds`, 'split', 'canary'),
      tenth(
        `services at 90 and 10: a tenth of ${requests} meets the canary, within binomial bounds`,
        'split-hosts',
        'other',
      ),
      meets('a route by header to a subset is not split', 'split', { canary: 100 }, { headers: testers }),
      {
        name: 'a route to the service itself is split',
        run: async () => {
          const seen = await met('split', requests, { path: '/still-split' });
          expectNone([...unlike('refused', 0, seen.refused), ...share(seen.canary ?? 0, 10)]);
        },
      },
      meets('at weight 0 none meets the canary', 'split-zero', { zero: 100 }),
      meets('at weight 0 testers do', 'split-zero', { none: 100 }, { headers: testers }),
      {
        name: 'a subset without instances fails its whole weight, retries or not',
        run: async (say) => {
          const seen = await met('split-empty', requests);
          say(`${seen.refused} of ${requests} refused`);
          expectNone([...share(seen.refused, 30), ...unlike('answered', requests - seen.refused, seen.alone)]);
        },
      },
    ],
  };
};
