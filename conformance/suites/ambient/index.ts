import { clusterNeeds } from '../../cluster/api-server';
import { istiodNeeds } from '../../cluster/istiod';
import { dataAt } from '../../cluster/manifest';
import { type Case, expectNone, type Suite } from '../../harness/suite';
import { agentNeeds } from '../../traffic/agent';
import { misread } from '../traffic/read-by-istiod';
import { identityCases } from './identities';
import { requestCases } from './requests';
import { openWorld, type World } from './world';
import type { StageName } from './yard';
import { dryRunCase, ztunnelCases } from './ztunnel';

/** What istiod makes of HTTPRoutes for itself has a name that nobody could write. */
const written = (read: unknown): unknown =>
  Array.isArray(read) ? read.filter((object) => !String(dataAt(object, 'metadata', 'name')).includes('~')) : read;

/** In a stage, what istiod has read, and whom waypoint and ztunnel let in. */
function casesOf(world: World, stage: StageName): readonly Case[] {
  return [
    {
      name: `${stage} is released, and every mesh object that istiod reads is what synth wrote, but for what the harness put beside`,
      run: async () => {
        for (const { release } of world.namespaces) await release(stage);
        const program = world.namespaces.flatMap((namespace) => namespace.program());
        const added = world.namespaces.flatMap((namespace) => namespace.added);
        expectNone(misread(written(await world.config()), program, added));
      },
    },
    ...ztunnelCases(world, stage),
    ...identityCases(world, stage),
  ];
}

export const ambient: Suite = {
  name: 'ambient',
  proves:
    'a waypoint, configured by istiod, treats requests as the program promises, and ztunnel is told what keeps callers from going past it',
  needs: { ...clusterNeeds, istio: [...istiodNeeds.istio, ...agentNeeds.istio], envoy: agentNeeds.envoy },
  cases: async (harness) => {
    const world = await openWorld(harness);
    return [
      ...casesOf(world, 'observe'),
      dryRunCase(world),
      ...world.namespaces.flatMap(requestCases),
      ...casesOf(world, 'authorize'),
      {
        name: 'no waypoint refused what istiod sent',
        run: async () => {
          const stats = await Promise.all(world.namespaces.map(({ proxy }) => proxy.stats('update_rejected$')));
          const refused = stats.flatMap((all) => [...all]).filter(([, count]) => count > 0);
          expectNone(refused.map(([stat, count]) => `${stat}: ${count}`));
        },
      },
    ];
  },
};
