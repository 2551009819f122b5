import { FieldNames } from '../../../../src/manifests/field-names';
import { groupKindOf, type Manifest } from '../../../../src/manifests/manifest';
import { narrow } from '../../../../src/manifests/read/narrow';
import { readText } from '../../../../src/manifests/read/read-text';
import { ask } from '../../../../src/manifests/run-rules';
import { ManifestSet } from '../../../../src/manifests/set';
import { defaultSettings } from '../../../../src/manifests/settings';
import { istioRules } from '../../../../src/meshes/istio/rules';

const manifestsIn = (text: string): readonly Manifest[] =>
  readText(text, 'example').candidates.flatMap((candidate) => {
    const narrowed = narrow(candidate);
    return 'manifest' in narrowed ? [narrowed.manifest] : [];
  });

const sets = istioRules.flatMap(({ bad, good }) =>
  [bad, good]
    .map(manifestsIn)
    .flatMap((manifests) =>
      ([[], 'all'] as const).map(
        (complete) => new ManifestSet(manifests, { ...defaultSettings, version: '1.31', complete }),
      ),
    ),
);

const gated = istioRules.filter(({ fields }) => fields !== undefined);

it('some rules are passed over by fields', () => expect(gated.length).toBeGreaterThan(50));

it.each(gated)('$name has nothing to say of objects without its fields', (rule) => {
  const { fields = [], kinds } = rule;
  const names = new FieldNames(fields);
  const bits = names.setOf(fields);
  const without = (manifest: Manifest): boolean => {
    names.lookAt(manifest.object);
    return !names.hasAny(bits);
  };
  const wrong = sets.flatMap((set) =>
    set.all
      .filter((manifest) => kinds.includes(groupKindOf(manifest.object)) && without(manifest))
      .filter((manifest) => {
        let found = 0;
        ask(rule, manifest, set, () => found++);
        return found > 0;
      })
      .map(({ object }) => object.metadata.name),
  );
  expect(wrong).toEqual([]);
});

const concerned = istioRules.filter(({ concerns }) => concerns !== undefined);

it('some rules are passed over by what is in the set', () => expect(concerned.length).toBeGreaterThan(8));

it.each(concerned)('$name has nothing to say of sets that do not concern it', (rule) => {
  const others = sets.filter((set) => rule.concerns?.(set) === false);
  expect(others.length).toBeGreaterThan(0);
  expect(others.length).toBeLessThan(sets.length);
  const wrong = others.flatMap((set) =>
    set.all
      .filter((manifest) => rule.kinds.includes(groupKindOf(manifest.object)))
      .filter((manifest) => {
        let found = 0;
        ask(rule, manifest, set, () => found++);
        return found > 0;
      })
      .map(({ object }) => object.metadata.name),
  );
  expect(wrong).toEqual([]);
});
