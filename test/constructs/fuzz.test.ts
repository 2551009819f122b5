import { diagnosticsOf } from 'cdk8s-mesh';
import fc from 'fast-check';
import { schemaProblems } from '../meshes/crd-schema';
import { captureStderr, manifestsOf, synth, treeOf } from '../synth/harness';
import { everything } from './fuzz-program';
import { type Place, placesOf, replacing, showPlace } from './mutation';

captureStderr();

const places = placesOf((mark) => void treeOf((chart) => everything(chart, mark)));

/** What became of the program: undefined where it was written whole or refused with codes, else what is wrong. */
function fault(place: Place, by: unknown): string | undefined {
  try {
    const app = treeOf((chart) => everything(chart, replacing(place, by)));
    const refused = diagnosticsOf(app).filter((diagnostic) => diagnostic.severity === 'error');
    const failed = refused.find(({ code }) => code === 'MESH1015');
    if (failed !== undefined) return failed.what;
    if (refused.length > 0) return undefined;
    const objects = manifestsOf(app);
    const problems = schemaProblems(objects);
    if (problems.length > 0) return problems.join('; ');
    return /.{0,60}(undefined|NaN|\[object|Infinity).{0,20}/.exec(JSON.stringify(objects))?.[0];
  } catch (error) {
    return String((error as Error).stack ?? error)
      .split('\n')
      .slice(0, 3)
      .join(' ');
  }
}

it('the program as it stands says everything and is written', () => {
  expect(places.length).toBeGreaterThan(200);
  const objects = synth((chart) => everything(chart, (_, value) => value));
  expect(schemaProblems(objects)).toEqual([]);
});

const values: readonly unknown[] = [
  null,
  '',
  'text',
  '*',
  0,
  -1,
  0.5,
  Number.NaN,
  1e12,
  true,
  [],
  [null],
  ['text'],
  {},
  { kind: 'Mesh' },
  { kind: 'Exact' },
  { node: 5 },
  { toString: 0 },
  Object.create(null),
  () => 1,
];

it('whatever JavaScript puts in the place of a value, it is written whole or refused with a code', () => {
  // the values take turns, so that each place meets two of them and each value many places; FUZZ=all tries them all
  const every = process.env['FUZZ'] === 'all';
  const faults = places.flatMap((place, at) =>
    values.flatMap((value, index) => {
      if (!every && (index + at) % 10 !== 0) return [];
      const found = fault(place, value);
      return found === undefined ? [] : [`${showPlace(place)} <- values[${index}]: ${found}`];
    }),
  );
  expect(faults).toEqual([]);
});

it('and so are values that nobody thought of', () => {
  const json = fc.anything({ withNullPrototype: true, maxDepth: 3 });
  fc.assert(
    fc.property(fc.constantFrom(...places), json, (place, value) => {
      expect(fault(place, value)).toBeUndefined();
    }),
    { numRuns: 200 },
  );
});
