import { istioRules } from '../../../src/meshes/istio/rules';
import { istioCoverage } from '../../../src/meshes/istio/rules/coverage';
import { istCodes, type UpstreamCode } from '../../../src/meshes/istio/rules/upstream/ist';
import { kiaCodes } from '../../../src/meshes/istio/rules/upstream/kia';
import { testCoverage } from '../rule-examples';

const covered: ReadonlySet<string> = new Set(istioRules.flatMap(({ upstream }) => upstream));
const tables: readonly (readonly [string, readonly UpstreamCode[]])[] = [
  ['istioctl analyze', istCodes],
  ['Kiali', kiaCodes],
];

test('the tables have all messages: 68 of istioctl, 72 of Kiali, each once', () => {
  expect(new Set(istCodes.map(({ code }) => code)).size).toBe(68);
  expect(new Set(kiaCodes.map(({ code }) => code)).size).toBe(72);
  expect([istCodes.length, kiaCodes.length]).toEqual([68, 72]);
});

describe.each(tables)('%s', (_, table) => {
  test('every message is covered by a rule, by structure, or cannot be told from manifests', () => {
    const open = table.filter(({ code, schema, undecidable }) => !covered.has(code) && !schema && !undecidable);
    expect(open.map(({ code }) => code)).toEqual([]);
  });

  test('no message is called undecidable that a rule covers, nor has it two reasons', () => {
    const both = table.filter(
      ({ code, schema, undecidable }) => (covered.has(code) || schema !== undefined) && undecidable !== undefined,
    );
    expect(both.map(({ code }) => code)).toEqual([]);
  });
});

test('every message that a rule names is in a table', () => {
  const known = new Set(['webhook', ...tables.flatMap(([, table]) => table.map(({ code }) => code))]);
  const strange = istioRules.flatMap(({ code, upstream }) =>
    upstream.filter((name) => !known.has(name)).map((name) => `${code} ${name}`),
  );
  expect(strange).toEqual([]);
});

testCoverage(istioCoverage, istioRules);
