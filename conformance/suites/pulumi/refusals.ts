import { CustomResource } from '@pulumi/kubernetes/apiextensions';
import type { Harness } from '../../harness/harness';
import { type Case, expectNone } from '../../harness/suite';
import { type Program, type Result, Stack } from '../../pulumi/engine';
import { unlike } from '../traffic/scene';
import { nameOf, unlikeResult } from './compare';
import { shop } from './shop';

const namespace = 'pulumi-refusals';
const good = ['shop', 'cart', 'cart-versions', 'cart-routes'];

/** The shop, and beside it an object in which one field has the name of none. */
const withTypo: Program = () => {
  shop({ namespace })();
  const metadata = { name: 'typo', namespace };
  const spec = { hosts: ['cart'], htpp: [] };
  new CustomResource('typo', { apiVersion: 'networking.istio.io/v1', kind: 'VirtualService', metadata, spec });
};

/** The shop, and then the program breaks off. */
const withBreak: Program = () => {
  shop({ namespace })();
  throw new Error('the program breaks off');
};

/** Says if no error has these words; of a resource, where one is named. */
function untold(result: Result, words: string, name?: string): readonly string[] {
  const errors = result.diagnostics.filter(({ severity }) => severity === 'error');
  const isIt = (urn = ''): boolean => name === undefined || nameOf(urn) === name;
  if (errors.some(({ urn, message }) => isIt(urn) && message.includes(words))) return [];
  const said = errors.map(({ urn = 'no resource', message }) => `${urn}: ${message}`);
  return [`no error${name === undefined ? '' : ` of ${name}`} says "${words}"; there is: ${said.join('\n') || 'none'}`];
}

const typo = '.spec.htpp: field not declared in schema';

/** What goes wrong is said, of the resource that it is about. */
export async function refusalCases(harness: Harness): Promise<readonly Case[]> {
  const stack = await Stack.open(harness, 'refusals');
  return [
    {
      name: 'what the API server would refuse, a preview refuses, and writes nothing',
      run: async () => {
        const result = await stack.preview(withTypo);
        const kept = await stack.resources();
        expectNone([
          ...unlike('succeeded', false, result.succeeded),
          ...untold(result, typo, 'typo'),
          ...unlike('kept', [], kept),
        ]);
      },
    },
    {
      name: 'up refuses it too, keeps what it has made, and goes on when the program is right',
      run: async () => {
        const result = await stack.up(withTypo);
        expectNone([
          ...unlike('succeeded', false, result.succeeded),
          ...untold(result, typo, 'typo'),
          ...unlike('failed', ['typo'], result.failed.map(nameOf)),
        ]);
        const made = (await stack.resources()).map(({ urn }) => nameOf(urn));
        const left = good.filter((name) => !made.includes(name));
        expectNone(unlikeResult('up', { same: made, created: left }, await stack.up(shop({ namespace }))));
      },
    },
    {
      name: 'a program that breaks off takes nothing away',
      run: async () => {
        const result = await stack.up(withBreak);
        expectNone([
          ...unlike('succeeded', false, result.succeeded),
          ...untold(result, 'the program breaks off'),
          ...unlike('deleted', [], result.deleted),
        ]);
        expectNone(unlikeResult('destroy', { deleted: good }, await stack.destroy()));
      },
    },
  ];
}
