import { configEntryOf } from '../../consul/config-entry';
import { expectNone } from '../../harness/suite';
import { unlike } from '../traffic/scene';
import { crd, speaks } from './objects';
import { client, type MakeScene } from './world';

const to = 'rejected';
const took = 'x-route';

const router = (name: string, more: readonly object[] = []) =>
  configEntryOf(
    crd('ServiceRouter', to, {
      routes: [
        ...more,
        { match: { http: { pathPrefix: '/' } }, destination: { requestHeaders: { set: { [took]: name } } } },
      ],
    }),
  );

/** What Consul takes and Envoy does not. */
export const rejected: MakeScene = async (world) => {
  await world.instance(to);
  world.dials(client, to);
  const route = async (): Promise<unknown> => (await world.send({ to, path: '/' })).tries[0]?.headers[took];
  const refusals = async (): Promise<number> => {
    const counts = await world.sidecar(client).stats((name) => name.endsWith('.update_rejected'));
    return counts.reduce((sum, count) => sum + count, 0);
  };
  return {
    objects: [speaks(to)],
    cases: [
      {
        name: 'a regular expression that does not compile: Consul takes it, and Envoy keeps all routes as they were until it is gone',
        run: async () => {
          await world.write(router('first'));
          await world.until(async () => unlike('route', 'first', await route()));
          const before = await refusals();
          await world.write(router('second', [{ match: { http: { pathRegex: '/(a' } }, destination: {} }]));
          await world.until(async () => ((await refusals()) > before ? [] : ['Envoy has rejected nothing']));
          const kept = await route();
          await world.write(router('third'));
          await world.until(async () => unlike('route', 'third', await route()));
          expectNone(unlike('route while one is wrong', 'first', kept));
        },
      },
    ],
  };
};
