import { expectNone } from '../../harness/suite';
import type { Upstream } from '../../traffic/upstream';
import { unlike } from '../traffic/scene';
import { crd, speaks } from './objects';
import { client, type MakeScene } from './world';

const unset = 'unset-client';
const inARow = 5;

/** What a caller's own defaults do to its upstreams: Consul hangs breaker and limits on the caller. */
export const upstreams: MakeScene = async (world) => {
  const three: readonly Upstream[] = [
    await world.instance('breaker'),
    await world.instance('breaker'),
    await world.instance('breaker'),
  ];
  const hashed: readonly Upstream[] = [
    await world.instance('hashed'),
    await world.instance('hashed'),
    await world.instance('hashed'),
  ];
  await world.instance('limited');
  world.dials(client, 'breaker', 'limited', 'hashed');
  world.dials(unset, 'breaker', 'limited');

  /** How many of so many requests came to each instance. */
  async function shares(servers: readonly Upstream[], from: string, to: string, count: number, headers = {}) {
    const before = servers.map(({ received }) => received.length);
    for (let sent = 0; sent < count; sent++) await world.send({ from, to, path: '/', headers });
    return servers.map(({ received }, index) => received.length - before[index]!);
  }
  const ejected = (from: string): Promise<number> =>
    world.sidecar(from).stat('breaker', 'outlier_detection.ejections_active');
  /** What comes of five requests at once to a server that takes its time. */
  async function fiveAtOnce(from: string): Promise<readonly number[]> {
    await world.send({ from, to: 'limited', path: '/' });
    const five = Array.from({ length: 5 }, () => world.send({ from, to: 'limited', path: '/', ask: { delay: 600 } }));
    return (await Promise.all(five)).map(({ status }) => status).sort();
  }
  return {
    objects: [
      speaks('breaker'),
      crd('ServiceResolver', 'breaker', { loadBalancer: { policy: 'round_robin' } }),
      speaks('hashed'),
      crd('ServiceResolver', 'hashed', {
        loadBalancer: { policy: 'maglev', hashPolicies: [{ field: 'header', fieldValue: 'x-user' }] },
      }),
      speaks('limited'),
      crd('ServiceDefaults', client, {
        protocol: 'http',
        upstreamConfig: {
          overrides: [
            {
              name: 'breaker',
              passiveHealthCheck: {
                interval: '500ms',
                maxFailures: inARow,
                enforcingConsecutive5xx: 100,
                maxEjectionPercent: 34,
                baseEjectionTime: '300s',
              },
            },
            { name: 'limited', limits: { maxConcurrentRequests: 2 } },
          ],
        },
      }),
      speaks(unset),
    ],
    cases: [
      {
        name: 'a caller that says nothing has Envoy’s breaker of 10 %: of three instances none is left out',
        run: async () => {
          three[0]!.broken = 500;
          const got = await shares(three, unset, 'breaker', 60);
          expectNone([...unlike('requests', [20, 20, 20], got), ...unlike('ejected', 0, await ejected(unset))]);
        },
      },
      {
        name: 'passiveHealthCheck of the caller: the failing instance is left out after five failures in a row',
        run: async () => {
          three[0]!.broken = 500;
          const [failing] = await shares(three, client, 'breaker', 60);
          expectNone([
            ...unlike('requests to the failing one', inARow, failing),
            ...unlike('ejected', 1, await ejected(client)),
            ...unlike('ejected by the other caller', 0, await ejected(unset)),
          ]);
        },
      },
      {
        name: 'maxEjectionPercent 34: of three failing instances one is left out',
        run: async () => {
          for (const server of three) server.broken = 500;
          const got = await shares(three, client, 'breaker', 40);
          for (const server of three) server.broken = undefined;
          expectNone([...unlike('requests', [0, 20, 20], got), ...unlike('ejected', 1, await ejected(client))]);
        },
      },
      {
        name: 'maxConcurrentRequests 2 of the caller: of five requests at once three are refused',
        run: async () => expectNone(unlike('answers', [200, 200, 503, 503, 503], await fiveAtOnce(client))),
      },
      {
        name: 'a caller that says nothing has Envoy’s limits of 1024: none of five is refused',
        run: async () => {
          const page = await world.sidecar(unset).page('/clusters');
          const limits = ['max_connections', 'max_pending_requests', 'max_requests'].map(
            (limit) => new RegExp(`^limited\\..*::default_priority::${limit}::(\\d+)$`, 'm').exec(page)?.[1],
          );
          expectNone([
            ...unlike('answers', [200, 200, 200, 200, 200], await fiveAtOnce(unset)),
            ...unlike('limits', ['1024', '1024', '1024'], limits),
          ]);
        },
      },
      {
        name: 'maglev by a header: the same user meets the same of three instances, and others meet others',
        run: async () => {
          const met = new Set<number>();
          for (let user = 0; user < 20; user++) {
            const got = await shares(hashed, client, 'hashed', 5, { 'x-user': `user-${user}` });
            expectNone(unlike(`requests of user ${user}`, [0, 0, 5], got.toSorted()));
            met.add(got.indexOf(5));
          }
          expectNone(unlike('instances met', 3, met.size));
        },
      },
    ],
  };
};
