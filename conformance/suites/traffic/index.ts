import { clusterNeeds } from '../../cluster/api-server';
import { istiodNeeds } from '../../cluster/istiod';
import { expectNone, type Suite } from '../../harness/suite';
import { envoyNeeds } from '../../traffic/envoy';
import type { Behind } from '../../traffic/stand-ins';
import { TrafficMesh } from '../../traffic/traffic-mesh';
import { balancing } from './balancing';
import { breaker } from './breaker';
import { canary } from './canary';
import { grpcStatus } from './grpc';
import { paths } from './paths';
import { pool } from './pool';
import { misread } from './read-by-istiod';
import { refused } from './refused';
import { refusedStreams } from './refused-streams';
import { retries } from './retries';
import type { MakeScene, Scene } from './scene';
import { openShop } from './shop';
import { timeouts } from './timeouts';

/** Each a file of cases with its services. */
const makers: readonly MakeScene[] = [
  retries,
  refused,
  refusedStreams,
  grpcStatus,
  timeouts,
  paths,
  canary,
  balancing,
  breaker,
  pool,
];

export const traffic: Suite = {
  name: 'traffic',
  proves: 'requests through Envoy, configured by istiod, are treated as the program promises',
  needs: { ...clusterNeeds, ...istiodNeeds, ...envoyNeeds },
  cases: async (harness) => {
    const mesh = await TrafficMesh.open(harness, 'shop');
    const world = openShop(harness, mesh);
    const scenes: Scene[] = [];
    for (const make of makers) scenes.push(await make(world));
    const program = world.synth();
    const behind = Object.assign({}, ...scenes.map((scene) => scene.behind)) as Behind;
    const unsaid = scenes.flatMap((scene) => scene.unsaid ?? []);
    const added = await mesh.apply(program, behind, unsaid);
    return [
      {
        name: 'every mesh object that istiod reads is what synth wrote, but for the ServiceEntries and the Sidecar of the harness',
        run: async () => expectNone(misread(await mesh.config(), program, added)),
      },
      ...scenes.flatMap(({ cases }) => cases),
    ];
  },
};
