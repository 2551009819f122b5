import { Duration } from 'cdk8s';
import { CanaryRelease, LoadBalancing, Percent, ResilientService } from 'cdk8s-mesh';
import { expectNone } from '../../harness/suite';
import type { Endpoint } from '../../traffic/stand-ins';
import type { Upstream } from '../../traffic/upstream';
import { type MakeScene, unlike, workload } from './scene';

const pods = 3;
const inARow = 5;

/** Endpoints that keep failing are left out, on the host of a version too, and come back; never all of them. */
export const breaker: MakeScene = async ({ shop, port, upstream, send, stat }) => {
  const behind: Record<string, readonly Endpoint[]> = {};
  const servers: Record<string, Upstream[]> = {};
  const open = async (name: string): Promise<void> => {
    servers[name] = [await upstream(), await upstream(), await upstream()];
    behind[name] = servers[name].map((one) => ({ port: one.port }));
  };
  const declare = (name: string, ejectFor: Duration): ResilientService =>
    new ResilientService(shop, name, {
      workload: workload(pods),
      port,
      loadBalancing: LoadBalancing.roundRobin(),
      circuitBreaker: { consecutive5xx: inARow, interval: Duration.millis(500), ejectFor, ejectAtMost: 1 },
    });
  const service = declare('breaker', Duration.minutes(5));
  await open('breaker');
  new CanaryRelease(shop, 'breaker-canary', {
    service,
    canary: { image: 'registry.example/stand-in:2.0.0', replicas: pods },
    weight: Percent.of(0),
    watch: { errorRate: Percent.of(1) },
    until: '2999-12-31',
  });
  await open('breaker-canary');
  declare('returning', Duration.seconds(1));
  await open('returning');

  /** How many of the requests came to each endpoint. */
  async function shares(to: string, count: number): Promise<readonly number[]> {
    const before = servers[to]!.map(({ received }) => received.length);
    for (let sent = 0; sent < count; sent++) await send({ to, path: '/' });
    return servers[to]!.map(({ received }, index) => received.length - before[index]!);
  }
  const ejected = (to: string): Promise<number> => stat(to, 'outlier_detection.ejections_active');

  /** Requests to the version itself: of its service, or of the canary by its own host. */
  const ejects = (to: string) => [
    {
      name: `${to}: one endpoint of three is left out after ${inARow} failures in a row`,
      run: async () => {
        servers[to]![0]!.broken = 500;
        const [failing, ...others] = await shares(to, 60);
        expectNone([
          ...unlike('requests to the failing endpoint', inARow, failing),
          ...(Math.min(...others) < 20 ? [`the others got only ${others.join(' and ')} of 60`] : []),
        ]);
        // where there is no breaker at all there is no count of it either
        expectNone(unlike('ejected', 1, await ejected(to)));
      },
    },
    {
      name: `${to}: with all three failing no second one is left out`,
      run: async () => {
        for (const server of servers[to]!) server.broken = 500;
        const [out, ...others] = await shares(to, 40);
        expectNone([
          ...unlike('requests to the ejected endpoint', 0, out),
          ...unlike('requests to the others', [20, 20], others),
        ]);
        expectNone(unlike('ejected', 1, await ejected(to)));
      },
    },
  ];
  return {
    behind,
    cases: [
      ...ejects('breaker'),
      ...ejects('breaker-canary'),
      {
        name: 'an endpoint that was left out comes back when its time is over',
        run: async () => {
          const [first] = servers['returning']!;
          first!.broken = 500;
          const failing = await shares('returning', 24);
          first!.broken = undefined;
          const outAtFirst = await ejected('returning');
          for (let turn = 0; turn < 40 && (await ejected('returning')) > 0; turn++) {
            await new Promise((done) => setTimeout(done, 100));
          }
          expectNone([
            ...unlike('requests while it failed', inARow, failing[0]),
            ...unlike('ejected', 1, outAtFirst),
            ...unlike('requests after its time', [8, 8, 8], await shares('returning', 24)),
          ]);
        },
      },
    ],
  };
};
