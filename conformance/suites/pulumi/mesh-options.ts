import type { MeshOptions } from '../../../src/pulumi';
import { nameOf } from '../../cluster/manifest';
import type { Harness } from '../../harness/harness';
import { type Case, expectNone } from '../../harness/suite';
import { type Program, Stack } from '../../pulumi/engine';
import { unlike } from '../traffic/scene';
import { objectOf, unlikeFates, unlikeResult, written } from './compare';
import { programOf, shop, synthesized } from './releases';
import { standing, unlikeWritten } from './standing';

const namespace = 'pulumi-options';
const release = { namespace };

const none: Program = () => undefined;

/** Labels every Service, in whichever component. */
const labelled: MeshOptions = {
  transforms: [
    ({ type, props, opts }) => {
      if (type !== 'kubernetes:core/v1:Service') return undefined;
      const { labels, ...metadata } = props['metadata'];
      return { props: { ...props, metadata: { ...metadata, labels: { ...labels, seen: 'yes' } } }, opts };
    },
  ],
};

/** Options of the component, in the engine. */
export async function meshOptionCases(harness: Harness): Promise<readonly Case[]> {
  const stack = await Stack.open(harness, 'options');
  const { api } = stack.cluster;
  const objects = synthesized(release);
  const names = [...objects.map(nameOf), 'Mesh shop'];
  const space = `Namespace ${namespace}`;
  const inside = names.filter((name) => name !== space && name !== 'Mesh shop');
  return [
    {
      name: 'transforms of the component reach its objects, and those that they leave alone are as written',
      run: async () => {
        const result = await stack.up(programOf(shop(release), labelled));
        const seen = objects.map((object) => {
          const { metadata, ...rest } = object;
          const labels = { ...metadata.labels, seen: 'yes' };
          return object.kind === 'Service' ? { ...rest, metadata: { ...metadata, labels } } : object;
        });
        expectNone([
          ...unlikeResult('up', { created: names }, result, objectOf),
          ...(await unlikeWritten(api, seen as typeof objects)),
        ]);
      },
    },
    {
      name: 'a preview of the component removed fails on its Namespace, which is protected',
      run: async () => {
        const before = await standing(api, objects);
        const preview = await stack.preview(none);
        const said = preview.diagnostics.filter(({ urn }) => urn !== undefined && objectOf(urn) === space);
        expectNone([
          ...unlike('succeeded', false, preview.succeeded),
          ...(said.some(({ message }) => message.includes('protected')) ? [] : ['nobody says that it is protected']),
          ...unlike('standing', before, await standing(api, objects)),
        ]);
      },
    },
    {
      name: 'an update without a preview keeps the Namespace alone: what is in it is not protected, and goes',
      run: async () => {
        const result = await stack.up(none);
        expectNone([
          ...unlike('succeeded', false, result.succeeded),
          ...unlikeFates('up', { deleted: inside, failed: [space] }, result, objectOf),
          ...unlike('standing', [space], Object.keys(await standing(api, objects))),
        ]);
      },
    },
    {
      name: 'with protect: false everything goes with the component',
      run: async () => {
        const open = await stack.up(programOf(shop(release), { protect: false }));
        const result = await stack.up(none);
        expectNone([
          ...(open.succeeded ? [] : ['up fails']),
          ...unlikeResult('up', { deleted: names }, result, objectOf),
          ...unlike('last', `delete ${space}`, written(result, objectOf).at(-1)),
          ...unlike('standing', {}, await standing(api, objects)),
        ]);
      },
    },
    {
      name: 'with protect: true nothing goes, and destroy fails',
      run: async () => {
        await stack.up(programOf(shop(release), { protect: true }));
        const before = await standing(api, objects);
        const removed = await stack.up(none);
        const destroyed = await stack.destroy();
        expectNone([
          ...unlike('up succeeded', false, removed.succeeded),
          ...unlike('destroy succeeded', false, destroyed.succeeded),
          ...unlike('written', [], [...written(removed, objectOf), ...written(destroyed, objectOf)]),
          ...unlike('objects', objects.length, Object.keys(before).length),
          ...unlike('standing', before, await standing(api, objects)),
        ]);
      },
    },
  ];
}
