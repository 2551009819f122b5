import { clusterNeeds } from '../../cluster/api-server';
import type { Manifest } from '../../cluster/manifest';
import { Mesh } from '../../cluster/mesh';
import { sample } from '../../harness/sample';
import { type Case, expectNone, type Suite } from '../../harness/suite';
import { examples } from '../../programs/examples';
import type { Group } from '../../programs/group';
import { otherMeshes } from '../../programs/mesh-of';
import { goodExamples } from '../../programs/rules';
import { snapshots } from '../../programs/snapshots';
import { leftToServer } from './expected';
import { readsBack } from './reading';
import { secondManager, withAnotherWeight } from './second-manager';
import { workloads } from './workloads';

const find = (
  groups: readonly Group[],
  kind: string,
  name: string,
): { readonly group: Group; readonly object: Manifest } => {
  for (const group of groups) {
    const object = group.objects.find((one) => one.kind === kind && one.metadata.name === name);
    if (object !== undefined) return { group, object };
  }
  throw new Error(`no example has a ${kind} ${name}`);
};

/** Somebody else's changes to objects of the quick start, and the field over which the API server lets us quarrel. */
function managerCases(mesh: Mesh, groups: readonly Group[]): readonly Case[] {
  const routes = find(groups, 'VirtualService', 'payments');
  const scaled = find(groups, 'Deployment', 'payments');
  const moreReplicas = { ...scaled.object, spec: { ...(scaled.object['spec'] as object), replicas: 7 } };
  return [
    {
      // the CRD gives its lists no keys, so a list is one field
      name: 'a second manager changes a weight: our apply without force conflicts on .spec.http',
      run: () => secondManager(mesh, routes.group, withAnotherWeight(routes.object)!, '.spec.http'),
    },
    {
      name: 'a second manager changes the replicas: our apply without force conflicts on .spec.replicas',
      run: () => secondManager(mesh, scaled.group, moreReplicas, '.spec.replicas'),
    },
  ];
}

export const drift: Suite = {
  name: 'drift',
  proves: 'the API server gives back what we wrote, and applying it again changes nothing',
  needs: clusterNeeds,
  cases: async (harness) => {
    const programs = examples(harness);
    const mesh = await Mesh.open(harness, 'istio');
    const left = new Set<string>();
    const sources = {
      example: await programs,
      snapshot: sample(snapshots(harness.root), 6, harness.options),
      'good example': sample(goodExamples(), 8, harness.options),
      workload: workloads(),
    };
    const groups = Object.entries(sources).flatMap(([kind, all]) => all.map((group) => ({ kind, group, mesh })));
    for (const name of otherMeshes) {
      const other = await Mesh.open(harness, name);
      const theirs = sample(snapshots(harness.root, name), 2, harness.options);
      groups.push(...theirs.map((group) => ({ kind: `snapshot on ${name}`, group, mesh: other })));
    }
    return [
      ...groups.map(({ kind, group, mesh: its }) => ({
        name: `${kind}: ${group.name}, ${group.objects.length} objects`,
        run: (say: (line: string) => void) => readsBack(its, group, left, say),
      })),
      {
        name: 'only the listed fields are left to the API server',
        run: async (say) => {
          const listed = Object.entries(leftToServer).flatMap(([how, kinds]) =>
            Object.entries(kinds).flatMap(([kind, paths]) => {
              say(`${kind}, ${how}: ${paths.join(', ')}`);
              return paths.map((path) => `${kind} ${path}`);
            }),
          );
          expectNone(listed.filter((field) => !left.has(field)).map((field) => `${field} is listed and never left`));
        },
      },
      ...managerCases(mesh, sources.example),
    ];
  },
};
