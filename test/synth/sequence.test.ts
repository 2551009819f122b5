import type { App } from 'cdk8s';
import fc from 'fast-check';
import type { KubernetesObject } from '../../src/manifests/manifest';
import { noHost } from '../../src/synth/host';
import { precedence } from '../../src/synth/order';
import { sequenceOf } from '../../src/synth/sequence';
import { type Examined, examineAnew } from '../../src/synth/validate';
import { programOf } from '../meaning/build';
import { common, type Entry, meshes } from '../meaning/meshes';
import { type Plan, planFor } from '../meaning/plan';
import { captureStderr, keyOf, type Manifest, manifestsOf, treeOf } from './harness';

captureStderr();

const byKey = (objects: readonly (Manifest | KubernetesObject)[]): Readonly<Record<string, Manifest>> =>
  Object.fromEntries(objects.map((object) => [keyOf(object), object]));

/** What cdk8s writes of a plan, and what another host gets of the same tree. */
function both(plan: Plan, { mesh }: Entry): { readonly files: readonly Manifest[]; readonly examined: Examined } {
  const app: App = treeOf(programOf(plan, mesh));
  const first = examineAnew(app, noHost);
  fc.pre(!first.refused);
  const files = manifestsOf(app);
  return { files, examined: examineAnew(app, noHost) };
}

const of = (entry: Entry, law: (plan: Plan) => void): void =>
  fc.assert(fc.property(planFor(common([entry])), law), { numRuns: 15, seed: 7 });

describe.each(meshes.map((entry) => [entry.name, entry] as const))('random programs on %s', (_, entry) => {
  it('give every host the objects that cdk8s writes', () => {
    of(entry, (plan) => {
      const { files, examined } = both(plan, entry);
      expect(byKey(examined.written.map(({ object }) => object))).toEqual(byKey(files));
    });
  });

  it('put behind one another in a file what the tree would not', () => {
    of(entry, (plan) => {
      const { files, examined } = both(plan, entry);
      const places = new Map(files.map((object, place) => [keyOf(object), place]));
      for (const [one, before] of precedence(examined.drafts, examined.graph, 'told')) {
        for (const other of before) {
          const [key, behind] = [keyOf(one), keyOf(other)];
          expect({ key, behind, is: places.get(key)! > places.get(behind)! }).toEqual({ key, behind, is: true });
        }
      }
    });
  });

  it('come in a sequence that has everything once, behind what must be there before', () => {
    of(entry, (plan) => {
      const { examined } = both(plan, entry);
      const seen = new Set<unknown>();
      for (const [one, before] of sequenceOf(examined)) {
        expect(before.filter((other) => !seen.has(other))).toEqual([]);
        seen.add(one);
      }
      expect(seen.size).toBe(examined.written.length);
    });
  });
});
