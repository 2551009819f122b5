import { ConfigMap } from '@pulumi/kubernetes/core/v1';
import { dataAt, nameOf } from '../../cluster/manifest';
import type { Harness } from '../../harness/harness';
import { type Case, expectNone } from '../../harness/suite';
import { type Program, Stack } from '../../pulumi/engine';
import { outOfOrder } from '../../pulumi/journal';
import { needsOf } from '../../pulumi/state';
import { unlike } from '../traffic/scene';
import { objectOf, unlikeFates, unlikeResult, written } from './compare';
import { programOf, type Release, shop, synthesized } from './releases';
import { standing, unlikeWritten } from './standing';

const namespace = 'pulumi-late';

/** A release of which another resource decides something; its id is known when it is there. */
const decidedBy =
  (name: string, decide: (id: ConfigMap['id']) => Partial<Release>): Program =>
  () => {
    const { id } = new ConfigMap(name, { metadata: { name, namespace: 'default' } });
    programOf(shop({ namespace, ...decide(id) }))();
  };

const imageOf = (id: string): string => `registry.example/${id}:1.9.2`;

/** What is said of the component, by its codes. */
const codesOf = (result: { readonly diagnostics: readonly { readonly urn?: string; readonly message: string }[] }) =>
  result.diagnostics
    .filter(({ urn }) => urn !== undefined && objectOf(urn) === 'Mesh shop')
    .flatMap(({ message }) => /MESH\d+ \w+ at \S+/.exec(message) ?? []);

/** Values that another resource of the same program decides. */
export async function meshLateCases(harness: Harness): Promise<readonly Case[]> {
  const stack = await Stack.open(harness, 'late');
  const { api } = stack.cluster;
  const program = decidedBy('decided', (id) => ({ image: id.apply(imageOf) }));
  const objects = synthesized({ namespace, image: imageOf('default/decided') });
  const names = [...objects.map(nameOf), 'Mesh shop', 'ConfigMap decided'];
  return [
    {
      name: 'a preview that does not know a value succeeds, and says of the component what is checked at update',
      run: async () => {
        const result = await stack.preview(program);
        expectNone([
          ...unlikeResult('preview', { created: names }, result, objectOf),
          ...unlike('said', ['MESH1020 info at workload.image:'], codesOf(result)),
          ...unlike('standing', {}, await standing(api, objects)),
        ]);
      },
    },
    {
      name: 'the update writes the value, after the resource that it is of',
      run: async () => {
        const result = await stack.up(program);
        const needs = needsOf(await stack.resources());
        const needed = needs.filter(([, one]) => objectOf(one) === 'ConfigMap decided').map(([one]) => objectOf(one));
        const payments = objects.find(({ kind, metadata }) => kind === 'Deployment' && metadata.name === 'payments')!;
        const { body } = await api.read(payments);
        const [container] = dataAt(body, 'spec', 'template', 'spec', 'containers') as readonly unknown[];
        expectNone([
          ...unlikeResult('up', { created: names }, result, objectOf),
          ...unlike('said', [], codesOf(result)),
          ...unlike('image', imageOf('default/decided'), dataAt(container, 'image')),
          ...(await unlikeWritten(api, objects)),
          ...(needed.includes(nameOf(payments)) ? [] : [`only these need the value: ${needed.join(', ')}`]),
          ...outOfOrder(result.asked, needs),
        ]);
      },
    },
    {
      name: 'a value that no preview knows and that is refused once known: the update fails, and nothing that stands is touched',
      run: async () => {
        const refused = decidedBy('new', (id) => ({ image: imageOf('default/decided'), replicas: id.apply(() => -1) }));
        const before = await standing(api, objects);
        const preview = await stack.preview(refused);
        const result = await stack.up(refused);
        expectNone([
          ...unlike('preview succeeded', true, preview.succeeded),
          ...unlike('said in the preview', ['MESH1020 info at workload.replicas:'], codesOf(preview)),
          ...unlike('succeeded', false, result.succeeded),
          ...unlike('said', ['MESH1005 error at workload.replicas:'], codesOf(result)),
          // what the value is of must be there for the value to be known
          ...unlikeFates('up', { created: ['ConfigMap new'] }, { ...result, same: [] }, objectOf),
          ...unlike('written', ['create ConfigMap new'], written(result, objectOf)),
          ...unlike('standing', before, await standing(api, objects)),
        ]);
      },
    },
  ];
}
