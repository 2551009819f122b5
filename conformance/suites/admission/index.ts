import { clusterNeeds } from '../../cluster/api-server';
import { istioctlNeeds } from '../../cluster/istioctl';
import { type Istiod, istiod, istiodNeeds } from '../../cluster/istiod';
import { Mesh, refusalsOf } from '../../cluster/mesh';
import type { Harness } from '../../harness/harness';
import { sample } from '../../harness/sample';
import { type Case, expectNone, type Suite } from '../../harness/suite';
import { examples } from '../../programs/examples';
import type { Group } from '../../programs/group';
import { otherMeshes } from '../../programs/mesh-of';
import { goodExamples } from '../../programs/rules';
import { snapshots } from '../../programs/snapshots';
import { badCases } from './bad';
import { partial } from './expected';
import { accepted, analyzed } from './good';

/** What each case works with. */
export interface Court {
  readonly harness: Harness;
  readonly mesh: Mesh;
  readonly istiod: Istiod;
}

function casesOf(court: Court, kind: string, groups: readonly Group[]): readonly Case[] {
  return groups.map((group) => ({
    name: `${kind}: ${group.name}, ${group.objects.length} objects`,
    run: (say) =>
      court.mesh.during(group.objects, async (applied) => {
        await accepted(court, applied);
        if (partial.some(({ name }) => name.test(group.name))) say('not analyzed: a part of what a program emits');
        else await analyzed(court, group, say);
      }),
  }));
}

/** Programs on other meshes before the API server with their CRDs; what their control planes say is for their own suites. */
async function onOtherMeshes(harness: Harness): Promise<readonly Case[]> {
  const cases: Case[] = [];
  for (const name of otherMeshes) {
    const groups = sample(snapshots(harness.root, name), 2, harness.options);
    const mesh = await Mesh.open(harness, name);
    for (const group of groups) {
      cases.push({
        name: `snapshot on ${name}: ${group.name}, ${group.objects.length} objects`,
        run: () => mesh.during(group.objects, async (applied) => expectNone(refusalsOf(applied))),
      });
    }
  }
  return cases;
}

export const admission: Suite = {
  name: 'admission',
  proves: 'the API server, istiod and istioctl accept what we emit, and refuse what our rules call refused',
  needs: { ...clusterNeeds, istio: [...istiodNeeds.istio, ...istioctlNeeds.istio] },
  cases: async (harness) => {
    const programs = examples(harness);
    const mesh = await Mesh.open(harness, 'istio');
    const court: Court = { harness, mesh, istiod: await istiod(harness, mesh.cluster) };
    return [
      ...casesOf(court, 'example', await programs),
      ...casesOf(court, 'snapshot', sample(snapshots(harness.root), 6, harness.options)),
      ...casesOf(court, 'good example', sample(goodExamples(), 8, harness.options)),
      ...badCases(court),
      ...(await onOtherMeshes(harness)),
    ];
  },
};
