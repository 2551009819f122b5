import { Agent, consulNeeds, type DefaultIntention } from '../../consul/agent';
import type { Harness } from '../../harness/harness';
import { Ports } from '../../harness/ports';
import { sample } from '../../harness/sample';
import type { Case, Suite } from '../../harness/suite';
import { envoyNeeds } from '../../traffic/envoy';
import { chain } from './chain';
import { closed, intentions } from './intentions';
import { plaintext } from './plaintext';
import { refusals } from './refusals';
import { rejected } from './rejected';
import { renderedEntries } from './rendered-entries';
import { renderedIntentions } from './rendered-intentions';
import { renderedTraffic } from './rendered-traffic';
import { retries } from './retries';
import { routes } from './routes';
import { ruleExamples } from './rules';
import { splits } from './splits';
import { timeouts } from './timeouts';
import { heldTokens, unheldTokens } from './tokens';
import { upstreams } from './upstreams';
import { type MakeScene, type Scene, World } from './world';

/** Scenes with an agent of their own, so that none changes what another one's sidecars get; and with a slot of ports, which they need. */
async function casesOf(run: Harness, name: string, intention: DefaultIntention, makers: readonly MakeScene[]) {
  const harness = { ...run, ports: await Ports.claim() };
  const world = new World(harness, await Agent.open(harness, name, intention));
  const scenes: Scene[] = [];
  for (const make of makers) scenes.push(await make(world));
  await world.start(scenes.flatMap(({ objects }) => objects));
  return scenes.flatMap(({ cases }): readonly Case[] => cases);
}

const shared = [retries, timeouts, routes, splits, upstreams, unheldTokens, intentions, rejected];

type WorldRow = readonly [name: string, intention: DefaultIntention, makers: readonly MakeScene[]];

/** With sidecars; each takes its time to start. */
const worlds = (harness: Harness): readonly WorldRow[] => [
  ['default allow', 'allow', sample(shared, 4, harness.options)],
  ['default deny', 'deny', [closed, heldTokens, plaintext]],
  ['rendered traffic', 'allow', [renderedTraffic]],
  ['rendered, default allow', 'allow', [renderedIntentions]],
  ['rendered, default deny', 'deny', [renderedIntentions]],
];

export const consul: Suite = {
  name: 'consul',
  proves: 'Consul takes, compiles and carries out config entries as the capability map says',
  needs: { ...consulNeeds, ...envoyNeeds },
  cases: async (harness) => {
    const cases = [
      ...(await casesOf(harness, 'without sidecars', 'allow', [refusals, ruleExamples, chain, renderedEntries])),
    ];
    for (const row of sample(worlds(harness), 2, harness.options)) cases.push(...(await casesOf(harness, ...row)));
    return cases;
  },
};
