import fc from 'fast-check';
import { isObject, type Json, type JsonObject } from '../../../src/manifests/json';

const strings = [
  '',
  'a',
  'b',
  '*',
  '/',
  '/a',
  '1s',
  '0s',
  '1h1m',
  '10ms',
  '999us',
  '1',
  '-1',
  '0',
  '65536',
  '10.0.0.1',
  'é',
  '😀',
  'Service',
];
const literal = /"""(.*?)"""|"([^"]*)"|'([^']*)'/gs;

/** The texts that stand in a rule, and what is near them. */
function hintsOf(rule: string): string[] {
  const texts = [...rule.matchAll(literal)].map(([, long, double, single]) => long ?? double ?? single ?? '');
  const plain = texts.filter((text) => !/[\\^$]/.test(text));
  const urls = rule.includes('url(') ? ['https://a.b/c', 'oci://a/b:1', 'ftp://a', 'a.b/c', 'http://[::1'] : [];
  const long = numbersOf(rule).map((count) => 'a'.repeat(count));
  return [...urls, ...long, ...plain.flatMap((text) => near(text))];
}

const near = (text: string): string[] => [
  text,
  text,
  text,
  `${text}x`,
  `x${text}`,
  `/${text}`,
  `${text}/`,
  `${text}${text}`,
];

/** The counts that stand in a rule, and those beside them. */
const numbersOf = (rule: string): number[] =>
  [...rule.matchAll(/\b\d{1,3}\b/g)].map(([text]) => Number(text)).flatMap((n) => [Math.max(n - 1, 0), n, n + 1]);

/**
 * Values of a schema as a rule may meet them: types and required fields are right, and of the rest only what the rule names is there. The API
 * server would refuse some of them for an enum or a bound before it asks the rule.
 */
export function valuesFor(rule: string, schema: JsonObject): fc.Arbitrary<Json> {
  const hints = hintsOf(rule);
  const numbers = [...rule.matchAll(/\b\d+\b/g)].map(([text]) => Number(text)).flatMap((n) => [n - 1, n, n + 1]);
  const counts = numbersOf(rule).filter((count) => count < 200);
  const names = (property: string): boolean => new RegExp(`\\b_*${property}_*\\b`).test(rule);

  const text = (enums: readonly Json[]): fc.Arbitrary<Json> =>
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...(enums.length > 0 ? enums : strings)) },
      { weight: 3, arbitrary: fc.constantFrom(...hints, ...strings) },
      {
        weight: 1,
        arbitrary: fc.string({
          unit: fc.constantFrom('a', 'Z', '0', '-', '.', '/', '*', ':', '%', '@', '😀'),
          maxLength: 8,
        }),
      },
      {
        weight: 1,
        arbitrary: fc
          .constantFrom(...hints, ...strings)
          .chain((a) => fc.constantFrom(...hints, ...strings).map((b) => a + b)),
      },
    );
  const byType: Readonly<Record<string, (node: JsonObject) => fc.Arbitrary<Json>>> = {
    boolean: () => fc.boolean(),
    integer: () => fc.oneof(fc.constantFrom(0, 1, 2, 80, ...numbers), fc.integer({ min: -3, max: 70_000 })),
    number: () =>
      fc.oneof(fc.constantFrom(0, 0.5, 100, ...numbers), fc.double({ noNaN: true, noDefaultInfinity: true })),
    string: (node) => text((node['enum'] as Json[] | undefined) ?? []),
    array: (node) => {
      const item = arbitraryOf(node['items'] as JsonObject);
      const many = fc.tuple(item, fc.constantFrom(2, ...counts)).map(([one, count]) => Array<Json>(count).fill(one));
      return fc.oneof(
        { weight: 6, arbitrary: fc.array(item, { maxLength: 3 }) },
        {
          weight: 4,
          arbitrary: fc.tuple(fc.array(item, { minLength: 1, maxLength: 3 }), fc.nat(), item).map(withTwin),
        },
        { weight: 1, arbitrary: many },
      );
    },
    object: (node) => {
      const values = node['additionalProperties'];
      if (isObject(values)) {
        const keys = fc.oneof(text([]), fc.integer({ min: -1, max: 70_000 }).map(String)) as fc.Arbitrary<string>;
        return fc.dictionary(
          keys.filter((key) => key !== '__proto__'),
          arbitraryOf(values),
          { maxKeys: 3 },
        );
      }
      const properties = Object.entries((node['properties'] ?? {}) as Record<string, JsonObject>);
      const required = (node['required'] ?? []) as string[];
      const wanted = properties.filter(([name]) => required.includes(name) || names(name));
      const fields = wanted.map(
        ([name, field]) => [name, optional(arbitraryOf(field), required.includes(name))] as const,
      );
      return fc.record(Object.fromEntries(fields), { requiredKeys: required }) as fc.Arbitrary<Json>;
    },
  };
  const arbitraryOf = (node: JsonObject): fc.Arbitrary<Json> => {
    const make = byType[String(node['type'])];
    return make === undefined ? fc.constantFrom<Json>(1, 'a') : make(node);
  };
  return arbitraryOf(schema);
}

const optional = (value: fc.Arbitrary<Json>, required: boolean): fc.Arbitrary<Json> =>
  required ? value : fc.oneof({ weight: 12, arbitrary: value }, { weight: 1, arbitrary: fc.constant(null) });

/** With the first item once more, but for one field, which is another one's. */
function withTwin([list, pick, other]: [readonly Json[], number, Json]): Json {
  const first = list[0]!;
  if (!isObject(first) || !isObject(other)) return [...list, first];
  const key = Object.keys(first)[pick % (Object.keys(first).length + 1)];
  const changed = key !== undefined && other[key] !== undefined ? { [key]: other[key] } : {};
  return [...list, { ...first, ...changed }];
}
