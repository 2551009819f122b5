import { clusterNeeds } from '../../cluster/api-server';
import { istiodNeeds } from '../../cluster/istiod';
import { Mesh } from '../../cluster/mesh';
import type { Harness } from '../../harness/harness';
import { sample } from '../../harness/sample';
import { type Case, expectNone, type Suite } from '../../harness/suite';
import { envoyNeeds } from '../../traffic/envoy';
import { TrafficMesh } from '../../traffic/traffic-mesh';
import { notAccepted } from './accepted';
import { notKept } from './kept';
import { type ReleaseName, releaseNames, releasesOf, type Settings } from './releases';
import { rollOut } from './roll-out';
import { asWritten, backwards, byWaves, type Way } from './ways';

type Versions = Settings['versions'];

/** Where only the API server looks, and nobody dials. */
const anyPort = 80;

const objectsCases = (harness: Harness, versions: Versions): readonly Case[] => {
  const namespace = `objects-${versions}`;
  const releases = () => releasesOf({ namespace, port: anyPort, versions });
  return [
    {
      name: `versions as ${versions}: no object is renamed or selects otherwise, and only the canary's come and go`,
      run: async () => expectNone(notKept(releases())),
    },
    {
      name: `versions as ${versions}: the API server takes each release over the former, and nothing of it is left`,
      run: async () => expectNone(await notAccepted(await Mesh.open(harness, 'istio'), namespace, releases())),
    },
  ];
};

interface Rollout {
  readonly versions: Versions;
  readonly way: Way;
  readonly releases?: readonly ReleaseName[];
  /** In which requests fail all the same, and why. */
  readonly but?: Readonly<Partial<Record<ReleaseName, string>>>;
}

/** Argo CD waits for the canary's pods before the routes, so its first release needs no weight 0. */
const atOnce = releaseNames.filter((name) => name !== 'a canary at 0 %');

const rollouts: readonly Rollout[] = [
  { versions: 'services', way: asWritten },
  { versions: 'services', way: backwards },
  { versions: 'services', way: byWaves, releases: atOnce },
  {
    versions: 'services',
    way: byWaves,
    releases: atOnce.filter((name) => name !== 'promoted, the canary at 0 %'),
    but: { 'the canary removed': 'its pods go while it still has a weight' },
  },
  { versions: 'subsets', way: asWritten },
  { versions: 'subsets', way: byWaves, releases: atOnce },
  { versions: 'subsets', way: backwards },
];

const told = (but: Rollout['but'] = {}): string =>
  Object.entries(but)
    .map(([name, why]) => `, but with "${name}", where ${why}`)
    .join('');

const trafficCase = (harness: Harness, { versions, way, releases, but }: Rollout, index: number): Case => ({
  name: `versions as ${versions}, ${way.name}: no request fails${told(but)}`,
  run: async (say) => {
    const mesh = await TrafficMesh.open(harness, `rollout-${index}`);
    const settings = { namespace: mesh.namespace, port: mesh.port, versions, gitops: way === byWaves };
    await rollOut(harness, mesh, way, releasesOf(settings, releases), Object.keys(but ?? {}) as ReleaseName[], say);
  },
});

export const rollout: Suite = {
  name: 'rollout',
  proves: 'a canary comes, grows, is promoted and goes without a failed request',
  needs: { ...clusterNeeds, ...istiodNeeds, ...envoyNeeds },
  cases: async (harness) => [
    ...(['services', 'subsets'] as const).flatMap((versions) => objectsCases(harness, versions)),
    ...sample(rollouts, 3, harness.options).map((one) => trafficCase(harness, one, rollouts.indexOf(one))),
  ],
};
