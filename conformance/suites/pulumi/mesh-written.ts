import { nameOf } from '../../cluster/manifest';
import type { Harness } from '../../harness/harness';
import { type Case, expectNone } from '../../harness/suite';
import { Stack } from '../../pulumi/engine';
import { outOfOrder } from '../../pulumi/journal';
import { needsOf } from '../../pulumi/state';
import { unlike } from '../traffic/scene';
import { objectOf, unlikeResult, written } from './compare';
import { meshes, programOf, shop, synthesized } from './releases';
import { unlikeWritten } from './standing';

/** The meshes whose objects are written; a sample leaves out one, which has an API server to itself. */
const chosen = (full: boolean): readonly (keyof typeof meshes)[] =>
  full ? ['istio', 'ambient', 'linkerd', 'consul'] : ['istio', 'ambient', 'linkerd'];

/** What a component writes is what `cdk8s synth` of its builder writes. */
export const writtenCases = async (harness: Harness): Promise<readonly Case[]> =>
  chosen(harness.options.full).map((mesh) => ({
    name: `up writes on ${mesh} what cdk8s synth writes, in the order of what needs what; up again, nothing`,
    run: async (say) => {
      const stack = await Stack.open(harness, `written-${mesh}`, meshes[mesh].crds);
      const release = { namespace: `pulumi-${mesh}`, mesh };
      const objects = synthesized(release);
      const all = [...objects.map(nameOf), 'Mesh shop'];
      const result = await stack.up(programOf(shop(release)));
      const needs = needsOf(await stack.resources());
      const again = await stack.up(programOf(shop(release)));
      say(`${objects.length} objects, ${needs.length} needs`);
      expectNone([
        ...unlikeResult('up', { created: all }, result, objectOf),
        ...(await unlikeWritten(stack.cluster.api, objects)),
        ...(needs.length < objects.length - 1 ? ['an object beside the Namespace needs nothing'] : []),
        ...outOfOrder(result.asked, needs),
        ...unlikeResult('up again', { same: all }, again, objectOf),
        ...unlike('written again', [], written(again, objectOf)),
      ]);
    },
  }));
