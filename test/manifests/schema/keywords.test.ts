import type { Json, JsonObject } from '../../../src/manifests/json';
import { codesOf, issuesOf, kindOf, thing } from './harness';

/** A schema, values that it takes, and values that it does not, with the code. */
type Row = readonly [
  name: string,
  schema: JsonObject,
  good: readonly Json[],
  bad: Readonly<Record<string, readonly Json[]>>,
];

const text = { type: 'string' };
const rows: readonly Row[] = [
  ['string', text, ['', 'a'], { 7102: [1, true, ['a'], {}] }],
  ['integer', { type: 'integer' }, [0, -1, 1e15], { 7102: [0.5, '1', true, []] }],
  ['number', { type: 'number' }, [0, 0.5], { 7102: ['0.5', false] }],
  ['boolean', { type: 'boolean' }, [true, false], { 7102: ['true', 0] }],
  ['array', { type: 'array', items: text }, [[], ['a']], { 7102: ['a', {}, [1]] }],
  ['object', { type: 'object', properties: { a: text } }, [{}, { a: 'b' }], { 7102: [[], 'a', { a: 1 }] }],
  ['null where it may be', { type: 'string', nullable: true }, [null, 'a'], { 7102: [1] }],
  ['null in a list', { type: 'array', items: text }, [[]], { 7102: [[null]] }],
  ['int-or-string', { 'x-kubernetes-int-or-string': true }, [1, '50%'], { 7102: [0.5, true, {}] }],
  [
    'int-or-string with a pattern',
    { 'x-kubernetes-int-or-string': true, anyOf: [{ type: 'integer' }, { type: 'string' }], pattern: '^\\d+%$' },
    [1, '50%'],
    { 7108: ['50'], 7102: [0.5] },
  ],
  ['enum', { type: 'string', enum: ['A', 'B'] }, ['A'], { 7104: ['a', 'C', ''] }],
  ['enum of numbers', { type: 'integer', enum: [1, 2] }, [1], { 7104: [3] }],
  ['enum and null', { type: 'string', enum: ['A'], nullable: true }, ['A'], { 7104: [null] }],
  ['minimum', { type: 'integer', minimum: 1 }, [1, 2], { 7105: [0, -1] }],
  ['maximum', { type: 'integer', maximum: 3 }, [3], { 7105: [4] }],
  [
    'exclusive bounds',
    { type: 'number', minimum: 1, maximum: 3, exclusiveMinimum: true, exclusiveMaximum: true },
    [2],
    { 7105: [1, 3] },
  ],
  ['multipleOf', { type: 'integer', multipleOf: 5 }, [0, 10, -5], { 7105: [3] }],
  ['multipleOf below one', { type: 'number', multipleOf: 0.5 }, [1.5], { 7105: [1.3] }],
  ['int32', { type: 'integer', format: 'int32' }, [2 ** 31 - 1, -(2 ** 31)], { 7105: [2 ** 31] }],
  ['minLength counts code points', { type: 'string', minLength: 2 }, ['ab', '😀😀'], { 7106: ['a', '😀', ''] }],
  ['maxLength counts code points', { type: 'string', maxLength: 2 }, ['ab', '😀😀'], { 7106: ['abc', '😀😀😀'] }],
  ['minItems', { type: 'array', items: text, minItems: 1 }, [['a']], { 7107: [[]] }],
  ['maxItems', { type: 'array', items: text, maxItems: 1 }, [['a']], { 7107: [['a', 'b']] }],
  ['minProperties', { type: 'object', additionalProperties: text, minProperties: 1 }, [{ a: 'b' }], { 7107: [{}] }],
  [
    'maxProperties',
    { type: 'object', additionalProperties: text, maxProperties: 1 },
    [{ a: 'b' }],
    { 7107: [{ a: '', b: '' }] },
  ],
  [
    'additionalProperties',
    { type: 'object', additionalProperties: text },
    [{ a: 'b', __proto: 'c' }],
    { 7102: [{ a: 1 }] },
  ],
  ['pattern', { type: 'string', pattern: 'b+$' }, ['abb'], { 7108: ['abba', ''] }],
  ['required', { type: 'object', properties: { a: text }, required: ['a'] }, [{ a: '' }], { 7103: [{}, { a: null }] }],
  [
    'unknown field',
    { type: 'object', properties: { alpha: text } },
    [{}],
    { 7101: [{ gamma: '' }, { alpha: 'b', constructor: 1 }] },
  ],
  ['unknown field of an empty object', { type: 'object' }, [{}], { 7101: [{ a: 1 }] }],
  [
    'preserve-unknown-fields',
    { type: 'object', properties: { a: text }, 'x-kubernetes-preserve-unknown-fields': true },
    [{ b: { c: [null] } }],
    { 7102: [{ a: 1 }] },
  ],
  ['anything', { 'x-kubernetes-preserve-unknown-fields': true }, [1, 'a', [{}], { a: null }], {}],
  [
    'embedded resource',
    { type: 'object', 'x-kubernetes-embedded-resource': true, 'x-kubernetes-preserve-unknown-fields': true },
    [{ apiVersion: 'v1', kind: 'Pod', metadata: {}, spec: {} }],
    { 7103: [{ kind: 'Pod' }] },
  ],
  [
    'list of type set',
    { type: 'array', items: text, 'x-kubernetes-list-type': 'set' },
    [['a', 'b']],
    { 7113: [['a', 'b', 'a']] },
  ],
  [
    'list of type map',
    {
      type: 'array',
      items: { type: 'object', properties: { name: text, port: { type: 'integer' } } },
      'x-kubernetes-list-type': 'map',
      'x-kubernetes-list-map-keys': ['name'],
    },
    [[{ name: 'a' }, { name: 'b' }, {}]],
    {
      7113: [
        [{ name: 'a' }, { name: 'a', port: 1 }],
        [{}, {}],
      ],
    },
  ],
  [
    'list of type map with two keys',
    {
      type: 'array',
      items: { type: 'object', properties: { name: text, port: { type: 'integer' } } },
      'x-kubernetes-list-type': 'map',
      'x-kubernetes-list-map-keys': ['name', 'port'],
    },
    [[{ name: 'a', port: 1 }, { name: 'a', port: 2 }, { name: 'a' }]],
    {
      7113: [
        [
          { name: 'a', port: 1 },
          { port: 1, name: 'a' },
        ],
      ],
    },
  ],
  [
    'at most one field',
    {
      type: 'object',
      properties: { a: text, b: text },
      oneOf: [{ not: { anyOf: [{ required: ['a'] }, { required: ['b'] }] } }, { required: ['a'] }, { required: ['b'] }],
    },
    [{}, { a: '' }, { b: '' }],
    { 7111: [{ a: '', b: '' }] },
  ],
  [
    'exactly one field',
    { type: 'object', properties: { a: text, b: text }, oneOf: [{ required: ['a'] }, { required: ['b'] }] },
    [{ a: '' }],
    { 7110: [{}], 7111: [{ a: '', b: '' }] },
  ],
  [
    'at least one field',
    { type: 'object', properties: { a: text, b: text }, anyOf: [{ required: ['a'] }, { required: ['b'] }] },
    [{ a: '' }, { a: '', b: '' }],
    { 7110: [{}] },
  ],
  ['allOf', { type: 'integer', allOf: [{ minimum: 1 }, { maximum: 3 }] }, [2], { 7105: [0, 4] }],
  ['anyOf of values', { type: 'integer', anyOf: [{ minimum: 5 }, { enum: [1] }] }, [1, 5], { 7110: [2] }],
  ['oneOf of values', { type: 'integer', oneOf: [{ minimum: 5 }, { maximum: 7 }] }, [1, 9], { 7111: [6] }],
  ['not', { type: 'string', not: { enum: ['a'] } }, ['b'], { 7112: ['a'] }],
  [
    'date-time',
    { type: 'string', format: 'date-time' },
    ['2026-02-28T23:59:59.1Z', '2024-02-29t00:00:00+01:00'],
    { 7109: ['2026-02-29T00:00:00Z', '2026-02-28', 'T'] },
  ],
  [
    'duration',
    { type: 'string', format: 'duration' },
    ['1m30s', '1.5h', '-1s', '2 days', '0'],
    { 7109: ['1', 'soon', ''] },
  ],
  ['byte', { type: 'string', format: 'byte' }, ['YQ==', 'YWJj'], { 7109: ['YQ', 'Y-Q=', ''] }],
  [
    'ipv4 or ipv6',
    { type: 'string', anyOf: [{ format: 'ipv4' }, { format: 'ipv6' }] },
    ['10.0.0.1', 'fd00::1', '::'],
    { 7110: ['10.0.0', '10.0.0.256', 'fd00:::1', '1:2:3:4:5:6:7:8:9'] },
  ],
  ['quantity', { format: 'quantity' }, ['500m', '1.5Gi', '1e3', 2, '-1', ' 1 '], { 7109: ['1 Gi', 'Mi', '1mi', ''] }],
  ['a format that nobody checks', { type: 'string', format: 'zodiac' }, ['a'], {}],
];

describe.each(rows)('%s', (_, schema, good, bad) => {
  it.each(good.map((value) => [JSON.stringify(value), value] as const))('takes %s', (_text, value) => {
    expect(codesOf(kindOf(schema), thing(value))).toEqual([]);
  });
  const cases = Object.entries(bad).flatMap(([code, values]) =>
    values.map((value) => [JSON.stringify(value), code, value] as const),
  );
  if (cases.length > 0) {
    it.each(cases)('refuses %s with %s', (_text, code, value) => {
      expect([...new Set(codesOf(kindOf(schema), thing(value)))]).toEqual([code]);
    });
  }
});

it('a null that a field does not take is not there, and its default is', () => {
  const schema = { type: 'object', properties: { a: { type: 'string', default: 'b' }, c: text }, required: ['a'] };
  expect(codesOf(kindOf(schema), thing({ a: null, c: null }))).toEqual([]);
  expect(codesOf(kindOf(schema), thing({}))).toEqual([]);
});

it('what stands in the status is not looked at', () => {
  const kind = kindOf(text, { schema: { type: 'object', properties: { status: { type: 'object', properties: {} } } } });
  const object = { apiVersion: 'example.org/v1', kind: 'Thing', metadata: { name: 'a' } };
  expect(codesOf(kind, { ...object, status: { a: 1 } })).toEqual([]);
  expect(codesOf(kind, { ...object, spec: 'a' })).toEqual(['7101']);
});

it('every issue has the place of its field', () => {
  const schema = {
    type: 'object',
    properties: { a: { type: 'array', items: { type: 'object', properties: { 'b.c': text } } } },
  };
  expect(issuesOf(kindOf(schema), thing({ a: [{}, { 'b.c': 1 }] }))).toEqual([
    '7102 spec.a[1]["b.c"]: ["b.c"] is the number 1',
  ]);
});

it('what is no object is one issue', () => {
  expect(issuesOf(kindOf(text), 'a')).toEqual(["7102 : the object is 'a'"]);
});
