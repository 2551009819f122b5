import fc from 'fast-check';
import { defaultsMissing, pruned } from '../../../src/manifests/defaults';
import type { JsonObject } from '../../../src/manifests/json';
import { formatPath } from '../../../src/manifests/path';
import { compileSchema } from '../../../src/manifests/schema/compile';
import { mergeSources } from '../../../src/manifests/schema/source';
import { meshChecks } from '../../../src/meshes/checks';
import { issuesOf } from './harness';
import { instanceOf, mutantOf } from './instances';
import { programs } from './programs';

const groups = programs();
const schemas = mergeSources(
  ...Object.values(meshChecks).map(({ versions, checks }) => checks(versions.at(-1)!)!.schemas),
);

it.each(groups.map(({ name, objects }) => [name, objects] as const))(
  '%s has no issue, no field too many and no default unsaid',
  (_, objects) => {
    expect(objects.length).toBeGreaterThan(0);
    for (const object of objects) {
      const kind = schemas(object.apiVersion, object.kind);
      const name = `${object.kind} ${object.metadata.name}`;
      if (kind === undefined) throw new Error(`no schema of ${name}`);
      expect({ name, issues: issuesOf(kind, object) }).toEqual({ name, issues: [] });
      expect({ name, missing: defaultsMissing(kind, object).map(formatPath) }).toEqual({ name, missing: [] });
      expect(pruned(kind, object)).toBe(object);
    }
  },
);

const kinds = [
  ...new Set(groups.flatMap(({ objects }) => objects.map(({ apiVersion, kind }) => `${apiVersion} ${kind}`))),
];

it('the programs have kinds of CRDs and kinds of the API server', () => {
  expect(kinds).toEqual(
    expect.arrayContaining(['v1 Service', 'apps/v1 Deployment', 'networking.istio.io/v1 VirtualService']),
  );
});

describe.each([...kinds, 'gateway.networking.k8s.io/v1 HTTPRoute', 'v1 Pod'])('%s', (name) => {
  const [apiVersion, word] = name.split(' ') as [string, string];
  const kind = schemas(apiVersion, word)!;
  const check = (value: unknown, old?: unknown): number => {
    let count = 0;
    compileSchema(kind)(value, () => count++, old);
    return count;
  };

  it('never throws, whatever the value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), fc.jsonValue({ maxDepth: 2 }), (value, other) => {
        check(value, other);
        check({ apiVersion, kind: word, metadata: value, spec: other }, value);
        check({ apiVersion, kind: word, metadata: other, spec: value }, other);
      }),
      { numRuns: 150 },
    );
  });

  it('never throws, whatever is changed in what is right', () => {
    const mine = groups
      .flatMap(({ objects }) => objects)
      .filter((object) => object.apiVersion === apiVersion && object.kind === word);
    fc.assert(
      fc.property(fc.gen(), (g) => {
        const made = { apiVersion, kind: word, metadata: { name: 'a' }, ...(instanceOf(kind.schema, g) as JsonObject) };
        const start = mine.length > 0 && g(fc.boolean) ? (g(fc.constantFrom, ...mine) as unknown as JsonObject) : made;
        const once = mutantOf(start, g);
        const before = JSON.stringify(once);
        check(mutantOf(once, g), once);
        check(once, start);
        expect(JSON.stringify(once)).toBe(before);
      }),
      { numRuns: 150 },
    );
  });
});

it('depth below what a schema knows costs nothing', () => {
  let deep: JsonObject = {};
  for (let level = 0; level < 100_000; level++) deep = { deep };
  const of = (apiVersion: string, kind: string, spec: JsonObject): string[] =>
    issuesOf(schemas(apiVersion, kind)!, { apiVersion, kind, metadata: { name: 'a' }, spec });
  expect(of('networking.istio.io/v1', 'VirtualService', { http: [{ deep }] })).toHaveLength(1);
  const configPatches = [{ applyTo: 'CLUSTER', patch: { operation: 'ADD', value: deep } }];
  expect(of('networking.istio.io/v1alpha3', 'EnvoyFilter', { configPatches })).toEqual([]);
});
