import { messageOf } from '../../cluster/api-client';
import { nameOf } from '../../cluster/manifest';
import type { Harness } from '../../harness/harness';
import { type Case, expectNone } from '../../harness/suite';
import { Stack } from '../../pulumi/engine';
import { unlike } from '../traffic/scene';
import { objectOf, unlikeFates, unlikeResult, written } from './compare';
import { programOf, shop, synthesized } from './releases';
import { standing, unlikeWritten } from './standing';

const release = { namespace: 'pulumi-taken' };

const uidsOf = (found: Readonly<Record<string, unknown>>): readonly unknown[] =>
  Object.entries(found).map(([name, one]) => [name, (one as { readonly uid: string }).uid]);

/** A program that moves from YAML to Pulumi. */
export async function meshImportCases(harness: Harness): Promise<readonly Case[]> {
  const stack = await Stack.open(harness, 'taken');
  const { api } = stack.cluster;
  const objects = synthesized(release);
  const names = objects.map(nameOf);
  return [
    {
      name: 'importExisting takes over what kubectl has applied: none is made or taken away, and none says anything else',
      run: async (say) => {
        for (const object of objects) {
          const answer = await api.apply(object, { manager: 'kubectl', force: false });
          if (answer.status >= 300) throw new Error(`${nameOf(object)}: ${messageOf(answer)}`);
        }
        const before = await standing(api, objects);
        const result = await stack.up(programOf(shop(release), { importExisting: true }));
        const expected = { created: ['Mesh shop'], imported: names, updated: result.updated.map(objectOf) };
        say(`${result.updated.length} of ${names.length} are updated once they are imported`);
        expectNone([
          ...unlikeResult('up', expected, result, objectOf),
          ...written(result, objectOf).filter((one) => !one.startsWith('update ')),
          ...unlike('uids', uidsOf(before), uidsOf(await standing(api, objects))),
          ...(await unlikeWritten(api, objects)),
        ]);
      },
    },
    {
      name: 'they stay the same when the program no longer says that they were imported',
      run: async () => {
        const result = await stack.up(programOf(shop(release)));
        expectNone([
          ...unlikeResult('up', { same: [...names, 'Mesh shop'] }, result, objectOf),
          ...unlike('written', [], written(result, objectOf)),
        ]);
      },
    },
    {
      name: 'importExisting of what is not there fails, and makes nothing',
      run: async () => {
        const nowhere = await Stack.open(harness, 'nowhere');
        const result = await nowhere.up(programOf(shop({ namespace: 'pulumi-nowhere' }), { importExisting: true }));
        expectNone([
          ...unlike('succeeded', false, result.succeeded),
          ...unlikeFates('up', { created: ['Mesh shop'], failed: ['Namespace pulumi-nowhere'] }, result, objectOf),
          ...unlike('written', [], written(result, objectOf)),
        ]);
      },
    },
  ];
}
