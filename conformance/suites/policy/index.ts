import { clusterNeeds } from '../../cluster/api-server';
import { istiodNeeds } from '../../cluster/istiod';
import type { Manifest } from '../../cluster/manifest';
import { type Case, expectNone, type Suite } from '../../harness/suite';
import { agentNeeds } from '../../traffic/agent';
import { unlike } from '../traffic/scene';
import { bank, namespace, type Release, releases, type StageName } from './bank';
import { type Call, calls, wordsOf } from './calls';
import { dryRunOf, dryRunStats, increase } from './dry-run';
import { Rollout } from './rollout';
import { told, verdictOf } from './verdict';
import { openWorld, type World } from './world';

const isDryRun = (stage: StageName): boolean => stage === 'observe' || stage === 'strict';

/** Whether a call fares as the stage promises; and, while policies are in dry-run, whether they foretell what they will do. */
async function fares({ servers, call }: World, { name, stage }: Release, one: Call): Promise<readonly string[]> {
  const counted = async () => dryRunOf(await Promise.all(servers.map(({ proxy }) => proxy.stats(dryRunStats))));
  const before = await counted();
  const seen = await call(one);
  const promised = one.promised[stage];
  const words = `${name}: ${wordsOf(one)}`;
  const wrong = `${words}: ${promised} was promised, by ${one.because}; seen: ${told(seen)}`;
  if (verdictOf(seen) !== promised) return [wrong];
  if (promised !== 'let in') return [];
  const foretold = {
    allowed: 0,
    denied: 0,
    ...(isDryRun(stage) ? { [one.promised.authorize === 'let in' ? 'allowed' : 'denied']: 1 } : {}),
  };
  return unlike(`${words}: dry-run, by ${one.because}`, foretold, increase(before, await counted()));
}

/** Of so many calls, which fare how. */
function summary(all: readonly Call[], stage: StageName): string {
  const verdicts = all.map(({ promised }) => promised[stage]);
  return [...new Set(verdicts)]
    .map((verdict) => `${verdicts.filter((one) => one === verdict).length} ${verdict}`)
    .join(', ');
}

const identity = `spiffe://cluster.local/ns/${namespace}/sa/orders`;

const isOfMesh = ({ kind }: Manifest): boolean => kind !== 'NetworkPolicy';

function casesOf(world: World, rollout: Rollout, release: Release): readonly Case[] {
  const { name, stage } = release;
  return [
    {
      name: `${name} is released under load: no request of the allowed caller fails`,
      run: async (say) => {
        const { sent, failures } = await rollout.underLoad(release);
        say(`${sent} requests`);
        expectNone(failures);
      },
    },
    {
      name: `${name}: every mesh object that istiod reads is what synth wrote, but for what the harness put beside`,
      run: async () => expectNone(await rollout.misread()),
    },
    ...Object.entries(calls).map(([topic, all]) => ({
      name: `${name}: ${topic}: ${summary(all, stage)}`,
      run: async () => {
        const problems: string[] = [];
        for (const one of all) problems.push(...(await fares(world, release, one)));
        expectNone(problems);
      },
    })),
    {
      name: `${name}: what orders sends arrives in mutual TLS, with its identity`,
      run: async () => {
        await world.send('orders', 'GET', '/payments/mutual');
        expectNone(unlike(`${name}: the caller of GET`, identity, world.identityOf('/payments/mutual')));
      },
    },
  ];
}

export const policy: Suite = {
  name: 'policy',
  proves:
    'the stages let in and keep out whom they promise, through sidecars with certificates, and moving between them fails no request',
  needs: { ...clusterNeeds, istio: [...istiodNeeds.istio, ...agentNeeds.istio], envoy: agentNeeds.envoy },
  cases: async (harness) => {
    const world = await openWorld(harness);
    const rollout = new Rollout(world);
    return [
      ...releases.flatMap((release) => casesOf(world, rollout, release)),
      {
        name: 'isolate is authorize with NetworkPolicies, which nobody enforces here',
        run: async () => {
          const of = (stage: Release['stage']) => bank({ stage, complete: true }, world.ports);
          const [authorize, isolate] = [of('authorize'), of('isolate')];
          const text = (objects: readonly Manifest[]): string => JSON.stringify(objects.filter(isOfMesh));
          const named = (objects: readonly Manifest[], kind: string) =>
            objects.filter((object) => object.kind === kind).map(({ metadata }) => metadata.name);
          expectNone([
            ...(text(authorize) === text(isolate) ? [] : ['isolate changes objects of the mesh']),
            ...unlike('NetworkPolicies of authorize', [], named(authorize, 'NetworkPolicy')),
            ...unlike(
              'NetworkPolicies of isolate',
              [...named(isolate, 'Deployment'), 'default-deny'].sort(),
              [...named(isolate, 'NetworkPolicy')].sort(),
            ),
          ]);
        },
      },
      {
        name: 'no proxy refused what istiod sent',
        run: async () => {
          const stats = await Promise.all(world.proxies.map((proxy) => proxy.stats('update_rejected$')));
          const refused = stats.flatMap((all) => [...all]).filter(([, count]) => count > 0);
          expectNone(refused.map(([stat, count]) => `${stat}: ${count}`));
        },
      },
    ];
  },
};
