import { type Manifest, nameOf } from '../../cluster/manifest';
import type { Harness } from '../../harness/harness';
import { type Case, expectNone } from '../../harness/suite';
import { Stack } from '../../pulumi/engine';
import { type Need, outOfOrder } from '../../pulumi/journal';
import { needsOf } from '../../pulumi/state';
import { differences } from '../drift/compare';
import { unlike } from '../traffic/scene';
import { type Fates, objectOf, unlikeResult, written } from './compare';
import { programOf, type Release, shop, synthesized } from './releases';
import { standing, unlikeWritten } from './standing';

const namespace = 'pulumi-release';
const releases = {
  first: { namespace, callers: ['orders', 'users'] },
  heavier: { namespace, callers: ['orders', 'users'], weight: 25 },
  fewer: { namespace, callers: ['users'], weight: 25 },
} as const satisfies Readonly<Record<string, Release>>;

/** What becomes of objects where one release follows another, read off what both would write. */
function between(before: Release, after: Release): Required<Pick<Fates, 'created' | 'updated' | 'same' | 'deleted'>> {
  const [olds, news] = [before, after].map(
    (release) => new Map(synthesized(release).map((object) => [nameOf(object), object] as const)),
  ) as [Map<string, Manifest>, Map<string, Manifest>];
  const kept = [...news.keys()].filter((name) => olds.has(name));
  const isSame = (name: string): boolean => differences(olds.get(name), news.get(name)).length === 0;
  return {
    created: [...news.keys()].filter((name) => !olds.has(name)),
    updated: kept.filter((name) => !isSame(name)),
    same: [...kept.filter(isSame), 'Mesh shop'],
    deleted: [...olds.keys()].filter((name) => !news.has(name)),
  };
}

/** A component from release to release; each case goes on from the one before it. */
export async function meshLifeCases(harness: Harness): Promise<readonly Case[]> {
  const stack = await Stack.open(harness, 'release');
  const { api } = stack.cluster;
  // a stack that comes and goes
  const up = (release: Release) => stack.up(programOf(shop(release), { protect: false }));
  let needs: readonly Need[] = [];
  return [
    {
      name: 'a changed weight of a canary is one update, of the weights in the one VirtualService',
      run: async () => {
        const first = await up(releases.first);
        const created = [...synthesized(releases.first).map(nameOf), 'Mesh shop'];
        needs = needsOf(await stack.resources());
        const result = await up(releases.heavier);
        const changes = Object.values(result.changes).flat();
        expectNone([
          ...unlikeResult('first', { created }, first, objectOf),
          ...unlikeResult('up', between(releases.first, releases.heavier), result, objectOf),
          ...unlike('written', [`update VirtualService ${namespace}/payments`], written(result, objectOf)),
          ...(changes.length === 0 ? ['no field is said to change'] : []),
          ...changes
            .filter((path) => !/^spec\.http\[\d+\]\.route\[\d+\]\.weight$/.test(path))
            .map((path) => `${path} changes too`),
        ]);
      },
    },
    {
      name: 'a service that is removed takes its objects along, each before what it needs, and leaves the others alone',
      run: async () => {
        const expected = between(releases.heavier, releases.fewer);
        const others = synthesized(releases.fewer).filter((object) => !expected.updated.includes(nameOf(object)));
        const before = await standing(api, others);
        const result = await up(releases.fewer);
        const gone = synthesized(releases.heavier).filter((object) => expected.deleted.includes(nameOf(object)));
        expectNone([
          ...(gone.every(({ metadata }) => metadata.name.startsWith('orders')) ? [] : ['others would go too']),
          ...(gone.length < 5 ? ['a service has more objects'] : []),
          ...unlikeResult('up', expected, result, objectOf),
          ...outOfOrder(result.asked, needs),
          ...unlike('others', before, await standing(api, others)),
          ...unlike('removed', {}, await standing(api, gone)),
          ...(await unlikeWritten(api, synthesized(releases.fewer))),
        ]);
      },
    },
    {
      name: 'the end takes everything away, each object before what it needs',
      run: async () => {
        const objects = synthesized(releases.fewer);
        needs = needsOf(await stack.resources());
        const result = await stack.destroy();
        expectNone([
          ...unlikeResult('destroy', { deleted: [...objects.map(nameOf), 'Mesh shop'] }, result, objectOf),
          ...outOfOrder(result.asked, needs),
          ...unlike('last', `delete Namespace ${namespace}`, written(result, objectOf).at(-1)),
          ...unlike('standing', {}, await standing(api, objects)),
          ...unlike('kept', [], await stack.resources()),
        ]);
      },
    },
  ];
}
