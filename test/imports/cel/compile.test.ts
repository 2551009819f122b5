import { celModule } from '../../../src/cli/import/cel/module';
import type { JsonObject } from '../../../src/cli/import/json';
import { ImportProblem } from '../../../src/cli/import/problem';
import { CelError } from '../../../src/manifests/cel/error';
import type { Json } from '../../../src/manifests/json';
import { kindOf, loadModule, withRules } from './module-of';

const thing: JsonObject = {
  type: 'object',
  required: ['name'],
  properties: {
    name: { type: 'string' },
    text: { type: 'string' },
    kind: { type: 'string', default: 'A' },
    count: { type: 'integer' },
    ratio: { type: 'number' },
    flag: { type: 'boolean' },
    list: { type: 'array', items: { type: 'string' } },
    map: { type: 'object', additionalProperties: { type: 'integer' } },
    nested: { type: 'object', properties: { text: { type: 'string' } } },
    items: { type: 'array', default: [{ n: 1 }], items: { type: 'object', properties: { n: { type: 'integer' } } } },
    namespace: { type: 'string' },
    'a-b.c/d__e': { type: 'string' },
    port: { 'x-kubernetes-int-or-string': true },
    open: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
    when: { type: 'string', format: 'date-time' },
    maybe: { type: 'string', nullable: true },
  },
};

type Case = readonly [rule: string, self: Json, verdict: boolean | 'error'];

const cases: readonly Case[] = [
  // what is absent
  ["self.text == 'a'", {}, 'error'],
  ["self.text == 'a'", { text: null }, 'error'],
  ["self.text == 'a'", { text: 'a' }, true],
  ['has(self.text)', {}, false],
  ['has(self.text)', { text: null }, false],
  ['has(self.nested.text)', {}, 'error'],
  ['has(self.nested) && has(self.nested.text)', {}, false],
  ["has(self.nested) && self.nested.text == ''", { nested: {} }, 'error'],
  // errors absorbed, on either side
  ["self.text == 'a' || self.name == 'n'", { name: 'n' }, true],
  ["self.text == 'a' || self.name == 'n'", { name: 'm' }, 'error'],
  ["self.name == 'n' || self.text == 'a'", { name: 'n' }, true],
  ["self.text == 'a' && self.name == 'n'", { name: 'm' }, false],
  ["self.text == 'a' && self.name == 'n'", { name: 'n' }, 'error'],
  ["self.text == 'a' && self.count == 1", { count: 2 }, false],
  ["self.text == 'a' || self.count == 1", { count: 1 }, true],
  ["self.text == 'a' || self.count == 1", { text: 'a' }, true],
  ["self.text == 'a' || self.count == 1", { text: 'b' }, 'error'],
  ["!(self.text == 'a' && self.count == 1) || self.flag", { count: 2 }, true],
  ["self.text == 'a' ? true : false", {}, 'error'],
  // what a test says of what stands beside it, and of nothing else
  ["!has(self.text) || self.text == 'a'", {}, true],
  ["(has(self.text) || has(self.name)) && self.text == 'a'", { name: 'n' }, 'error'],
  ["has(self.text) ? self.text == 'a' : self.text == 'b'", {}, 'error'],
  ['has(self.text) && self.list.all(i, i == self.text)', { text: 'a', list: ['a'] }, true],
  ['has(self.text) && self.list.all(i, i == self.text)', { text: 'a' }, 'error'],
  ['has(self.list) && self.list.all(i, i.size() > 0 && self.list.exists_one(i, i == "a"))', { list: ['a', 'b'] }, true],
  // defaults count as there
  ["has(self.kind) && self.kind == 'A'", {}, true],
  ["self.kind == 'A'", { kind: null }, true],
  ["self.kind == 'A'", { kind: 'B' }, false],
  ['self.items.size() == 1 && self.items[0].n == 1', {}, true],
  ['self.items[0].n == 1', { items: [] }, 'error'],
  ['self.items.size() > 1 ? self.items[1].n == 2 : true', { items: [{ n: 1 }, { n: 2 }] }, true],
  ['self.items.exists(i, i.n == 2)', { items: [{}, { n: 2 }] }, true],
  ['self.items.exists(i, i.n == 2)', { items: [{}, { n: 1 }] }, 'error'],
  ['self.items.filter(i, has(i.n)).map(i, i.n + 1)[0] == 2', {}, true],
  // maps
  ["'a' in self.map && self.map.a == 1 && self.map['a'] < 2", { map: { a: 1 } }, true],
  ["'toString' in self.map", { map: {} }, false],
  ['self.map.toString == 1', { map: {} }, 'error'],
  ['has(self.map.a)', { map: {} }, false],
  ['self.map.all(k, k.startsWith("a")) && size(self.map) == 2', { map: { a: 1, ab: 2 } }, true],
  // names
  ["self.__namespace__ == 'n'", { namespace: 'n' }, true],
  ["self.a__dash__b__dot__c__slash__d__underscores__e == 'x'", { 'a-b.c/d__e': 'x' }, true],
  ['self.list.all(has, has == "a") && self.list.all(self, self != "")', { list: ['a'] }, true],
  ['self.list.all(class, class == "a") && self.list.all(pattern1, pattern1.matches("^a$"))', { list: ['a'] }, true],
  // numbers
  ['self.count + 1 > 2 * 3 - 1', { count: 5 }, true],
  ['self.count + self.count > 0', { count: 9007199254740991 }, 'error'],
  ['-self.count == -1', { count: 1 }, true],
  ['self.ratio / 2.0 < self.count', { ratio: 1, count: 1 }, true],
  ['self.count in [1, 2]', { count: 2 }, true],
  ['int(self.text) == 1', { text: '+1' }, true],
  ['int(self.text) > 9007199254740991', { text: '9007199254740993' }, true],
  // texts
  ["self.text + 'b' == 'ab' && self.text.size() == 1", { text: 'a' }, true],
  ["self.text.split('/')[0] == 'a'", { text: 'a/b' }, true],
  ["self.text.split('/')[1] == 'b'", { text: 'a' }, 'error'],
  ["self.text.matches('^a+$')", { text: 'aa' }, true],
  ["duration(self.text) > duration('1m')", { text: '61s' }, true],
  ["isURL(self.text) && url(self.text).getScheme() == 'http'", { text: 'http://a' }, true],
  // constants
  ['true || self.flag', {}, true],
  ['(true ? self.flag : false) != false', { flag: true }, true],
];

const { rules } = loadModule(
  withRules(
    cases.map(([rule]) => rule),
    thing,
  ),
);

test.each(cases.map((each, index) => [...each, index] as const))('%s of %j is %s', (_, self, verdict, index) => {
  const run = (): boolean => rules[`p${index}`]![0]!.test(self, undefined);
  if (verdict === 'error') expect(run).toThrow(CelError);
  else expect(run()).toBe(verdict);
});

test.each([
  ['self.nothing == 1', 'the schema has no field nothing'],
  ['other == 1', 'there is no variable other'],
  [
    'self.text.reverse() == ""',
    'CEL function string.reverse() is not known; add it in src/cli/import/cel/functions.ts',
  ],
  ['quantity(self.text) == self.text', 'CEL function quantity(string) is not known'],
  ['self.text.matches(self.name)', 'literal patterns alone'],
  ["self.text.matches('a*b')", 'could go back without bound'],
  ["duration('1d') == duration(self.text)", 'not a duration'],
  ['self.port == 1', 'port is read, but is of x-kubernetes-int-or-string'],
  ['self.when == self.when', 'format date-time'],
  ['has(self.maybe)', 'nullable'],
  ['self.?text.hasValue()', 'optionals are not known'],
  ['self.text == 1', 'string == int is not known'],
  ['self.text < self.name', 'string < string is not known'],
  ['self.list == ["a"]', 'list == list is not known'],
  ['self.count / 2 == 1', 'int / int is not known'],
  ['self.count == 9007199254740993', 'beyond what a number holds exactly'],
  ['self.count == 1u', 'type uint'],
  ['self.flag ? self.text : self.count', 'string or int is not known'],
  ['self.text', 'it gives string, not bool'],
  ['self.text && self.flag', 'take bools'],
  ['self.list.map(i, i != "", i).size() == 1', 'of 3 arguments is not known'],
  ['self.list.exists(i, j, i == 0)', 'of 3 arguments is not known'],
  ['cel.bind(a, 1, a == 1)', 'there is no variable cel'],
  ['self.constructor == ""', 'the schema has no field constructor'],
  ['self.text ==', 'syntax: '],
])('%s is refused: %s', (rule, why) => {
  const run = () => celModule('', 'thing-1.0', [kindOf(withRules([rule], thing))]);
  expect(run).toThrow(ImportProblem);
  expect(run).toThrow(`thing-1.0: example.org/Thing/v1 p0: the CEL rule ${JSON.stringify(rule)}: `);
  expect(run).toThrow(why);
});

test('all problems are told at once, and keywords that are not known are problems too', () => {
  const schema = withRules(['self.a == 1', 'self.b == 1'], thing);
  expect(() => celModule('', 'thing-1.0', [kindOf(schema)])).toThrow(/field a\n.*field b/);
  const optional = { ...thing, 'x-kubernetes-validations': [{ rule: 'true', optionalOldSelf: true }] };
  expect(() => celModule('', 'thing-1.0', [kindOf(optional)])).toThrow('optionalOldSelf is not known');
});

test('a rule where the API server reads none is a problem', () => {
  const schema = { type: 'object', anyOf: [{ 'x-kubernetes-validations': [{ rule: 'true' }] }] };
  expect(() => celModule('', 'thing-1.0', [kindOf(schema)])).toThrow('1 CEL rules stand where');
});

test('a kind without rules has no module', () => {
  expect(celModule('', 'thing-1.0', [kindOf(thing)])).toBeUndefined();
});

test('places, transitions, messages and shared functions', () => {
  const name: JsonObject = {
    type: 'string',
    'x-kubernetes-validations': [
      { rule: 'self == oldSelf', message: 'fixed' },
      { rule: "self != ''", messageExpression: "'not ' + self" },
    ],
  };
  const schema: JsonObject = {
    type: 'object',
    'x-kubernetes-validations': [{ rule: "self.metadata.name != 'a' && self.kind == 'Thing'" }],
    properties: {
      metadata: { type: 'object' },
      names: { type: 'array', items: name },
      byKey: { type: 'object', additionalProperties: name },
    },
  };
  const { text, rules: all } = loadModule(schema);
  expect(Object.keys(all)).toEqual(['', 'names[]', 'byKey{}']);
  expect(all['names[]']).toBe(all['byKey{}']);
  const [same, some] = all['names[]']!;
  expect([same!.transition, some!.transition]).toEqual([true, undefined]);
  expect([same!.test('a', 'a'), same!.test('a', 'b')]).toEqual([true, false]);
  expect(some!.message!('x', undefined)).toBe('not x');
  expect(all['']![0]!.test({ kind: 'Thing', metadata: { name: 'b' } }, undefined)).toBe(true);
  expect(text.match(/=> self !== ''/g)).toHaveLength(1);
});
