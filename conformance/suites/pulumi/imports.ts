import { dataAt, type Manifest } from '../../cluster/manifest';
import { Mesh, refusalsOf } from '../../cluster/mesh';
import type { Harness } from '../../harness/harness';
import { type Case, expectNone } from '../../harness/suite';
import { Stack } from '../../pulumi/engine';
import { differences, told } from '../drift/compare';
import { unlike } from '../traffic/scene';
import { nameOf, unlikeResult } from './compare';
import { objectsOf, shop } from './shop';

const namespace = 'pulumi-imports';
const everything = Object.keys(objectsOf({ namespace }));

/** What of an object would be another one's, were it made anew, and what it says. */
async function identitiesOf(mesh: Mesh, objects: readonly Manifest[]): Promise<readonly unknown[]> {
  const found = await Promise.all(objects.map((object) => mesh.api.read(object)));
  return found.map(({ body }) => ({ uid: dataAt(body, 'metadata', 'uid'), spec: dataAt(body, 'spec') }));
}

/** Objects that another tool has applied, taken over by their ids. */
export async function importCases(harness: Harness): Promise<readonly Case[]> {
  const stack = await Stack.open(harness, 'imports');
  const mesh = await Mesh.open(harness, 'istio');
  return [
    {
      name: 'objects that stand are taken over by their ids: none is made anew, and none says anything else',
      run: async (say) => {
        const objects = Object.values(objectsOf({ namespace }));
        expectNone(refusalsOf(await mesh.apply(objects)));
        const before = await identitiesOf(mesh, objects);
        const result = await stack.up(shop({ namespace }, { imports: true }));
        const changed = differences(before, await identitiesOf(mesh, objects));
        say(`${result.updated.length} of ${everything.length} are updated once they are imported`);
        const made = result.asked.filter(({ method }) => method === 'create' || method === 'delete');
        expectNone([
          ...(result.succeeded ? [] : [`up failed: ${JSON.stringify(result.diagnostics)}`]),
          ...unlike('imported', [...everything].sort(), result.imported.map(nameOf).sort()),
          ...unlike('made or taken away', [], made),
          ...changed.map((difference) => `the objects changed at ${told(difference)}`),
        ]);
      },
    },
    {
      name: 'they stay the same when the program no longer says that they were imported, and go with the stack',
      run: async () => {
        expectNone(unlikeResult('up', { same: everything }, await stack.up(shop({ namespace }))));
        expectNone(unlikeResult('destroy', { deleted: everything }, await stack.destroy()));
      },
    },
    {
      name: 'an id under which nothing stands is refused',
      run: async () => {
        const result = await stack.up(shop({ namespace: 'pulumi-nowhere' }, { imports: true }));
        expectNone([
          ...unlike('succeeded', false, result.succeeded),
          ...unlike('failed', ['shop'], result.failed.map(nameOf)),
          ...unlike('kept', [], await stack.resources()),
        ]);
      },
    },
  ];
}
