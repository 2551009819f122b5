import { nameOf } from '../../cluster/manifest';
import type { Harness } from '../../harness/harness';
import { type Case, expectNone } from '../../harness/suite';
import { type Result, Stack } from '../../pulumi/engine';
import { unlike } from '../traffic/scene';
import { objectOf, unlikeFates, unlikeResult, written } from './compare';
import { type Refused, refusedPrograms, release, right } from './refused-programs';
import { component, synthesized } from './releases';
import { standing } from './standing';

/** What of a command is otherwise than that it failed, touched nothing, said why and left nobody listening. */
function unlikeRefusal(what: string, { says, ofComponent }: Refused, result: Result): readonly string[] {
  const place = ofComponent ? `Mesh ${component}` : 'no resource';
  const said = result.diagnostics
    .filter(({ severity }) => severity === 'error')
    .map(({ urn, message }) => ({ of: urn === undefined ? 'no resource' : objectOf(urn), message }));
  const isSaid = said.some((one) => one.of === place && one.message.includes(says));
  return [
    ...unlike(`${what}: succeeded`, false, result.succeeded),
    // what is left as it is, is not touched
    ...unlikeFates(what, {}, { ...result, same: [] }, objectOf),
    ...unlike(`${what}: written`, [], written(result, objectOf)),
    ...(isSaid ? [] : [`${what}: no error of ${place} says "${says}"; there is: ${JSON.stringify(said)}`]),
    ...unlike(`${what}: listening`, [], result.listening),
  ];
}

/** What is refused changes nothing that stands. */
export async function meshRefusedCases(harness: Harness): Promise<readonly Case[]> {
  const stack = await Stack.open(harness, 'refused');
  const { api } = stack.cluster;
  const objects = synthesized(release);
  const names = [...objects.map(nameOf), `Mesh ${component}`, 'ConfigMap decided'];
  return [
    {
      name: 'a program that will be refused stands',
      run: async () => expectNone(unlikeResult('up', { created: names }, await stack.up(right), objectOf)),
    },
    ...Object.entries(refusedPrograms).map(
      ([name, refused]): Case => ({
        name: `${name}: preview and up fail, say why, and touch nothing; put right, it changes nothing`,
        run: async () => {
          const before = await standing(api, objects);
          const preview = await stack.preview(refused.program);
          const up = await stack.up(refused.program);
          expectNone([
            ...unlike('objects that stand', objects.length, Object.keys(before).length),
            ...unlikeRefusal('preview', refused, preview),
            ...unlikeRefusal('up', refused, up),
            ...unlike('standing', before, await standing(api, objects)),
            ...unlikeResult('put right', { same: names }, await stack.up(right), objectOf),
          ]);
        },
      }),
    ),
  ];
}
