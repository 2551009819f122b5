import { HashKey, LoadBalancing, ResilientService } from 'cdk8s-mesh';
import { expectNone } from '../../harness/suite';
import type { Sent } from '../../traffic/client';
import type { Endpoint } from '../../traffic/stand-ins';
import type { Upstream } from '../../traffic/upstream';
import { type MakeScene, unlike, workload } from './scene';

const policies = {
  'round-robin': LoadBalancing.roundRobin(),
  'by-header': LoadBalancing.consistentHash(HashKey.header('x-user')),
  'by-query': LoadBalancing.consistentHash(HashKey.queryParameter('user')),
};

/** Which of three endpoints gets a request. */
export const balancing: MakeScene = async ({ shop, port, upstream, send }) => {
  const behind: Record<string, readonly Endpoint[]> = {};
  const servers = new Map<string, readonly Upstream[]>();
  for (const [name, loadBalancing] of Object.entries(policies)) {
    new ResilientService(shop, name, { workload: workload(3), port, loadBalancing });
    const three = [await upstream(), await upstream(), await upstream()];
    servers.set(name, three);
    behind[name] = three.map((one) => ({ port: one.port }));
  }
  const shares = (to: string): readonly number[] => servers.get(to)!.map(({ received }) => received.length);

  const sticks = (
    to: keyof typeof policies,
    what: string,
    request: (user: string) => Pick<Sent, 'path' | 'headers'>,
  ) => ({
    name: `the same ${what} meets the same of three endpoints, and others meet others`,
    run: async () => {
      const met = new Set<number>();
      for (let user = 0; user < 20; user++) {
        const before = shares(to);
        for (let turn = 0; turn < 5; turn++) await send({ to, ...request(`user-${user}`) });
        const got = shares(to).map((count, index) => count - before[index]!);
        expectNone(unlike(`requests of user ${user}`, [0, 0, 5], [...got].sort()));
        met.add(got.indexOf(5));
      }
      expectNone(unlike('endpoints met', 3, met.size));
    },
  });
  return {
    behind,
    cases: [
      {
        name: 'round robin gives each of three endpoints as much',
        run: async () => {
          for (let turn = 0; turn < 30; turn++) await send({ to: 'round-robin', path: '/' });
          expectNone(unlike('shares', [10, 10, 10], shares('round-robin')));
        },
      },
      sticks('by-header', 'header', (user) => ({ path: '/', headers: { 'x-user': user } })),
      sticks('by-query', 'query parameter', (user) => ({ path: `/?user=${user}` })),
    ],
  };
};
