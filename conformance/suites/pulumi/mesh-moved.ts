import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import type { Builder } from '../../../src/pulumi';
import { nameOf } from '../../cluster/manifest';
import type { Harness } from '../../harness/harness';
import { type Case, expectNone } from '../../harness/suite';
import { type Program, Stack } from '../../pulumi/engine';
import { unlike } from '../traffic/scene';
import { objectOf, unlikeResult, written } from './compare';
import { callersOf, canaryOf, component, paymentsOf, programOf, shop, synthesized, zoneOf } from './releases';

const release = { namespace: 'pulumi-moved' };

/** The same shop, written by others. */
const builders: Readonly<Record<string, Builder<unknown>>> = {
  'its constructs moved to other charts': (scope) => {
    const zone = zoneOf(new Chart(scope, 'zone'), release);
    const payments = paymentsOf(zone, release);
    callersOf(zone, payments, release);
    canaryOf(new Chart(scope, 'canaries'), payments, release);
  },
  'its constructs moved below another one': (scope) => {
    const base = new Construct(scope, 'base');
    const zone = zoneOf(base, release);
    const payments = paymentsOf(zone, release);
    canaryOf(base, payments, release);
    callersOf(zone, payments, release);
  },
  'its statements in another order': (scope) => {
    const zone = zoneOf(scope, release);
    const payments = paymentsOf(zone, release);
    canaryOf(scope, payments, release);
    callersOf(zone, payments, release);
  },
};

/** Refactoring of the program touches no object. */
export async function meshMovedCases(harness: Harness): Promise<readonly Case[]> {
  const stack = await Stack.open(harness, 'moved');
  const objects = synthesized(release).map(nameOf);
  const allSame = async (program: Program, name: string): Promise<void> => {
    const result = await stack.up(program);
    expectNone([
      ...unlikeResult('up', { same: [...objects, `Mesh ${name}`] }, result, objectOf),
      ...unlike('written', [], written(result, objectOf)),
    ]);
  };
  return [
    {
      name: 'a program that will be moved stands',
      run: async () => {
        const result = await stack.up(programOf(shop(release)));
        expectNone(unlikeResult('up', { created: [...objects, `Mesh ${component}`] }, result, objectOf));
      },
    },
    ...Object.entries(builders).map(
      ([name, builder]): Case => ({
        name: `${name}: the objects stay the same`,
        run: () => allSame(programOf(builder), component),
      }),
    ),
    {
      name: 'a component of another name, with the old one among its aliases: the objects stay the same',
      run: async () => {
        const renamed = { name: 'store', aliases: [{ name: component }] };
        await allSame(programOf(shop(release), renamed), 'store');
        const kept = (await stack.resources()).map(({ urn }) => urn);
        expectNone(kept.filter((urn) => !/::store(\/|$)/.test(urn)).map((urn) => `${urn} has the old name`));
        await allSame(programOf(shop(release), { name: 'store' }), 'store');
      },
    },
  ];
}
