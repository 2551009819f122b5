import type { ApiClient } from '../../cluster/api-client';
import { dataAt } from '../../cluster/manifest';
import type { Harness } from '../../harness/harness';
import { type Case, expectNone } from '../../harness/suite';
import { Stack } from '../../pulumi/engine';
import { type Need, outOfOrder } from '../../pulumi/journal';
import { needsOf } from '../../pulumi/state';
import { unlike } from '../traffic/scene';
import { unlikeResult, written } from './compare';
import { objectsOf, shop } from './shop';

const namespace = 'pulumi-life';
const everything = ['shop', 'cart', 'cart-versions', 'cart-routes'];

/** Which of the shop's objects the API server has, by the names that the program gave them. */
async function standing(api: ApiClient): Promise<readonly string[]> {
  const there: string[] = [];
  for (const [name, object] of Object.entries(objectsOf({ namespace })))
    if ((await api.read(object)).status === 200) there.push(name);
  return there;
}

/** The shares of the versions, as they stand in the API server. */
async function sharesOf(api: ApiClient): Promise<unknown> {
  const { body } = await api.read(objectsOf({ namespace })['cart-routes']!);
  const [first] = dataAt(body, 'spec', 'http') as readonly { readonly route: readonly { readonly weight: number }[] }[];
  return first?.route.map(({ weight }) => weight);
}

/** The life of a stack from its first preview to its end; each case goes on from the one before it. */
export async function lifeCases(harness: Harness): Promise<readonly Case[]> {
  const stack = await Stack.open(harness, 'life');
  const { api } = stack.cluster;
  let needs: readonly Need[] = [];
  return [
    {
      name: 'a preview says what would be created, and writes nothing',
      run: async () => {
        const result = await stack.preview(shop({ namespace }));
        expectNone([
          ...unlikeResult('preview', { created: everything }, result),
          ...unlike('written', [], written(result)),
          ...unlike('standing', [], await standing(api)),
        ]);
      },
    },
    {
      name: 'up creates every object in the API server, each after what it needs',
      run: async () => {
        const result = await stack.up(shop({ namespace }));
        needs = needsOf(await stack.resources());
        expectNone([
          ...unlikeResult('up', { created: everything }, result),
          ...unlike('standing', everything, await standing(api)),
          ...unlike('needs', everything.length - 1, needs.length),
          ...outOfOrder(result.asked, needs),
        ]);
      },
    },
    {
      name: 'up again leaves all the same, and asks for no write',
      run: async () => {
        const result = await stack.up(shop({ namespace }));
        expectNone([
          ...unlikeResult('up again', { same: everything }, result),
          ...unlike('written', [], written(result)),
        ]);
      },
    },
    {
      name: 'a changed weight is one update, of the two shares and nothing else',
      run: async () => {
        const result = await stack.up(shop({ namespace, weight: 20 }));
        const [share, other] = [0, 1].map((index) => `spec.http[0].route[${index}].weight`);
        expectNone([
          ...unlikeResult('up', { updated: ['cart-routes'], same: everything.slice(0, -1) }, result),
          ...unlike('written', ['update cart-routes'], written(result)),
          ...unlike('changes', [[share, other]], Object.values(result.changes)),
          ...unlike('shares', [80, 20], await sharesOf(api)),
        ]);
      },
    },
    {
      name: 'an object of another name is another object: the new one is made before the old one goes',
      run: async () => {
        const result = await stack.up(shop({ namespace, weight: 20, routes: 'basket' }));
        expectNone([
          ...unlikeResult('up', { replaced: ['cart-routes'], same: everything.slice(0, -1) }, result),
          ...unlike('written', ['create cart-routes', 'delete cart-routes'], written(result)),
          ...unlike('standing', everything.slice(0, -1), await standing(api)),
        ]);
      },
    },
    {
      name: 'what the program no longer has is deleted, and nothing else',
      run: async () => {
        const result = await stack.up(shop({ namespace, routes: null }));
        expectNone([
          ...unlikeResult('up', { deleted: ['cart-routes'], same: everything.slice(0, -1) }, result),
          ...unlike('written', ['delete cart-routes'], written(result)),
        ]);
      },
    },
    {
      name: 'the end takes every object away, each before what it needs',
      run: async () => {
        expectNone(
          unlikeResult(
            'up',
            { created: ['cart-routes'], same: everything.slice(0, -1) },
            await stack.up(shop({ namespace })),
          ),
        );
        const result = await stack.destroy();
        expectNone([
          ...unlikeResult('destroy', { deleted: everything }, result),
          ...unlike(
            'written',
            [...everything].reverse().map((name) => `delete ${name}`),
            written(result),
          ),
          ...outOfOrder(result.asked, needs),
          ...unlike('standing', [], await standing(api)),
        ]);
      },
    },
  ];
}
