import type { CelRules } from '../../../src/manifests/cel/table';
import type { JsonObject } from '../../../src/manifests/json';
import type { KindSchema } from '../../../src/manifests/schema/schema';
import { codesOf, issuesOf, kindOf, thing } from './harness';

const text = { type: 'string' };
const validations = (...rules: JsonObject[]): JsonObject => ({ 'x-kubernetes-validations': rules });
const rule = validations({ rule: 'the rule', message: 'it is broken' });

/** A kind with one rule at a place; it notes what it is asked. */
function asking(spec: JsonObject, place: string, asked: unknown[], more: object = {}): KindSchema {
  const test = (self: unknown, old: unknown): boolean => {
    asked.push(old === undefined ? self : [self, old]);
    return false;
  };
  return kindOf(spec, { cel: { [place]: [{ test, ...more }] } as CelRules });
}

const places: readonly (readonly [
  place: string,
  spec: JsonObject,
  value: JsonObject,
  asked: unknown[],
  at: string[],
])[] = [
  ['spec', { type: 'object', properties: { a: text }, ...rule }, { a: 'b' }, [{ a: 'b' }], ['spec']],
  ['spec.a', { type: 'object', properties: { a: { ...text, ...rule } } }, { a: 'b' }, ['b'], ['spec.a']],
  [
    'spec.a[]',
    { type: 'object', properties: { a: { type: 'array', items: { ...text, ...rule } } } },
    { a: ['b', 'c'] },
    ['b', 'c'],
    ['spec.a[0]', 'spec.a[1]'],
  ],
  ['spec{}', { type: 'object', additionalProperties: { ...text, ...rule } }, { 'x.y': 'b' }, ['b'], ['spec["x.y"]']],
  [
    'spec.a[].b',
    {
      type: 'object',
      properties: { a: { type: 'array', items: { type: 'object', properties: { b: { ...text, ...rule } } } } },
    },
    { a: [{}, { b: 'c' }] },
    ['c'],
    ['spec.a[1].b'],
  ],
];

it.each(places)('a rule at %s is asked about the values there', (place, spec, value, expected, at) => {
  const asked: unknown[] = [];
  const issues = issuesOf(asking(spec, place, asked), thing(value));
  expect(asked).toEqual(expected);
  expect(issues).toEqual(at.map((where) => `7201 ${where}: it is broken`));
});

it('a rule of the root sees the whole object', () => {
  const asked: unknown[] = [];
  const schema = { type: 'object', properties: { spec: text }, ...rule };
  const kind = { ...asking(text, '', asked), schema };
  expect(issuesOf(kind, thing('a'))).toEqual(['7201 : it is broken']);
  expect(asked).toEqual([thing('a')]);
});

it('rules see defaults', () => {
  const asked: unknown[] = [];
  const spec = { type: 'object', properties: { a: { ...text, default: 'b' } }, ...rule };
  issuesOf(asking(spec, 'spec', asked), thing({}));
  expect(asked).toEqual([{ a: 'b' }]);
});

it.each<[string, JsonObject, JsonObject, number]>([
  ['a wrong type', { type: 'object', properties: { a: text }, ...rule }, { a: 1 }, 0],
  ['a field that is missing', { type: 'object', properties: { a: text }, required: ['a'], ...rule }, {}, 0],
  ['an unknown field', { type: 'object', properties: {}, ...rule }, { a: 1 }, 0],
  [
    'a number out of bounds',
    { type: 'object', properties: { a: { type: 'integer', maximum: 1 } }, ...rule },
    { a: 2 },
    1,
  ],
])('with %s elsewhere', (_, spec, value, times) => {
  const asked: unknown[] = [];
  issuesOf(asking(spec, 'spec', asked), thing(value));
  expect(asked).toHaveLength(times);
});

describe('with a former state', () => {
  const list = (more: JsonObject): JsonObject => ({
    type: 'array',
    items: { type: 'object', properties: { name: text, to: text }, ...rule },
    ...more,
  });
  const now = {
    list: [
      { name: 'b', to: '1' },
      { name: 'a', to: '2' },
    ],
  };
  const before = { list: [{ name: 'a', to: '0' }] };
  const run = (more: JsonObject, old: unknown): unknown[] => {
    const asked: unknown[] = [];
    const spec = { type: 'object', properties: { list: list(more) } };
    issuesOf(asking(spec, 'spec.list[]', asked, { transition: true }), thing(now), old);
    return asked;
  };

  it('entries of a list with keys are compared by them', () => {
    const keys = { 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': ['name'] };
    expect(run(keys, thing(before))).toEqual([
      [
        { name: 'a', to: '2' },
        { name: 'a', to: '0' },
      ],
    ]);
  });

  it('a rule of transition is not asked about entries of another list, nor of a new object', () => {
    expect(run({}, thing(before))).toEqual([]);
    expect(run({}, undefined)).toEqual([]);
  });
});

it('a message that is an expression comes before the fixed one, unless it fails', () => {
  const spec = { ...text, ...rule };
  const run = (message: () => string): string[] => issuesOf(asking(spec, 'spec', [], { message }), thing('a'));
  expect(run(() => 'made')).toEqual(['7201 spec: made']);
  expect(run(() => ' ')).toEqual(['7201 spec: it is broken']);
  expect(run(() => 'two\nlines')).toEqual(['7201 spec: it is broken']);
  expect(
    run(() => {
      throw new Error('no');
    }),
  ).toEqual(['7201 spec: it is broken']);
});

it('a rule without a message is named by its expression, and has its place moved by fieldPath', () => {
  const spec = { type: 'object', properties: { 'a.b': text }, ...validations({ rule: 'x', fieldPath: ".c['a.b']" }) };
  expect(issuesOf(asking(spec, 'spec', []), thing({}))).toEqual(['7201 spec.c["a.b"]: failed rule: x']);
});

it('a rule that fails refuses too', () => {
  const test = (): boolean => {
    throw new Error('no such key: a');
  };
  const kind = kindOf({ ...text, ...rule }, { cel: { spec: [{ test }] } });
  expect(issuesOf(kind, thing('a'))).toEqual(['7202 spec: a rule for spec in the CRD of Thing fails: no such key: a']);
});

it('a null has no rules of its own', () => {
  expect(codesOf(asking({ ...text, nullable: true, ...rule }, 'spec', []), thing(null))).toEqual([]);
});
