import type { Edit } from '../../../src/manifests/fix/edit';
import { mend, readsAsEdited } from '../../../src/manifests/fix/mend';
import { findingWith } from './harness';

/** A document that is read; edits are about its spec. */
const headed = (spec: string): string => `apiVersion: v1\nkind: A\nspec:${spec}`;
const inJson = (spec: string): string => `{"apiVersion":"v1","kind":"A","spec":${spec}}`;

const add: Edit = { kind: 'Add', at: ['spec'], key: 'retries', value: { attempts: 0 } };
const rename: Edit = { kind: 'Rename', at: ['spec', 'a'], to: 'b' };
const set: Edit = { kind: 'Set', at: ['spec', 'a'], value: 'x/v1' };
const addTo = (...at: (string | number)[]): Edit => ({ ...add, at: ['spec', ...at] });

function mended(text: string, ...edits: readonly Edit[]): string | undefined {
  const found = mend(text, [findingWith(edits)]);
  if (found !== undefined) expect(readsAsEdited(text, found, 'f')).toBe(true);
  return found?.text;
}

type Row = readonly [name: string, edit: Edit, before: string, after: string];

const rows: readonly Row[] = [
  ['a line at the end', add, '\n  a: 1\n', '\n  a: 1\n  retries: { attempts: 0 }\n'],
  ['a line where the file has no last line break', add, '\n  a: 1', '\n  a: 1\n  retries: { attempts: 0 }'],
  [
    'a line behind a comment',
    add,
    '\n  a: 1 # one\n# next\nb: 2\n',
    '\n  a: 1 # one\n  retries: { attempts: 0 }\n# next\nb: 2\n',
  ],
  [
    'a line behind a nested block',
    add,
    '\n  a:\n  - b: [1,\n    2]\n\n',
    '\n  a:\n  - b: [1,\n    2]\n  retries: { attempts: 0 }\n\n',
  ],
  ['a line behind nothing', add, '\n  a: # none\n', '\n  a: # none\n  retries: { attempts: 0 }\n'],
  ['a line behind a text', add, '\n  a: |\n    t\nb: 1\n', '\n  a: |\n    t\n  retries: { attempts: 0 }\nb: 1\n'],
  [
    'a line behind a text with its blank lines',
    add,
    '\n  a: |+\n    t\n\nb: 1\n',
    '\n  a: |+\n    t\n\n  retries: { attempts: 0 }\nb: 1\n',
  ],
  [
    'a line behind a text of several lines',
    add,
    '\n  a: "t\n    u"\n',
    '\n  a: "t\n    u"\n  retries: { attempts: 0 }\n',
  ],
  [
    'a line in an item',
    addTo('l', 0),
    '\n  l:\n  - a: 1\n  - a: 2\n',
    '\n  l:\n  - a: 1\n    retries: { attempts: 0 }\n  - a: 2\n',
  ],
  [
    'a line in an item of an item',
    addTo('l', 0, 1),
    '\n  l:\n  -   - 0\n      -  a: 1\n',
    '\n  l:\n  -   - 0\n      -  a: 1\n         retries: { attempts: 0 }\n',
  ],
  ['a line of Windows', add, '\r\n  a: 1 # é\r\n', '\r\n  a: 1 # é\r\n  retries: { attempts: 0 }\r\n'],
  ['the last line of Windows', add, '\r\n  a: 1', '\r\n  a: 1\r\n  retries: { attempts: 0 }'],
  ['between braces', add, ' { a: 1 } # one\n', ' { a: 1, retries: { attempts: 0 } } # one\n'],
  ['between tight braces', add, ' {a: 1}\n', ' {a: 1, retries: {attempts: 0}}\n'],
  ['behind a last comma', add, ' { a: [x, {y: 1}], }\n', ' { a: [x, {y: 1}], retries: { attempts: 0 }, }\n'],
  ['between empty braces', add, ' {}\n', ' { retries: { attempts: 0 } }\n'],
  [
    'between braces over lines',
    add,
    ' {\n    a: 1 # one\n  }\n',
    ' {\n    a: 1, # one\n    retries: { attempts: 0 }\n  }\n',
  ],
  [
    'between braces over lines, behind a last comma',
    add,
    ' {\n    a: 1, # one\n  }\n',
    ' {\n    a: 1, # one\n    retries: { attempts: 0 },\n  }\n',
  ],
  ['braces that close on the line', add, ' { a: 1,\n    b: 2 }\n', ' { a: 1,\n    b: 2, retries: { attempts: 0 } }\n'],
  ['a name', rename, '\n  a: 1 # one\n', '\n  b: 1 # one\n'],
  ['a name within quotes', rename, "\n  'a' : 1\n", "\n  'b' : 1\n"],
  ['a name within braces', rename, ' {"a":1}\n', ' {"b":1}\n'],
  ['a name apart', rename, '\n  ? a\n  : 1\n', '\n  ? b\n  : 1\n'],
  ['a name that needs quotes', { ...rename, to: 'on' }, '\n  a: 1\n', '\n  "on": 1\n'],
  ['a value', set, '\n  a:   y/v1 # one\n', '\n  a:   x/v1 # one\n'],
  ['a value within quotes', set, "\n  a: 'y/v1'\n", "\n  a: 'x/v1'\n"],
  ['a value within double quotes', set, ' {a: "y/v1"}\n', ' {a: "x/v1"}\n'],
  ['a value on several lines', set, '\n  a: y\n    z\n  b: 1\n', '\n  a: x/v1\n  b: 1\n'],
  ['a value that needs quotes', { ...set, value: 'yes' }, '\n  a: no way\n', '\n  a: "yes"\n'],
  ['a number', { ...set, value: 5 }, '\n  a: "4"\n', '\n  a: 5\n'],
];

test.each(rows)('%s', (_, edit, before, after) => {
  expect(mended(headed(before), edit)).toBe(headed(after));
  // the same as the second of two documents, of a list, and behind others
  const second = (text: string) => `# c\nkind: B\n---\n${headed(text)}`;
  const found = mend(second(before), [findingWith([edit], 1)]);
  expect(found?.text).toBe(second(after));
});

const jsonRows: readonly Row[] = [
  ['tight', add, '{"a":1}', '{"a":1,"retries":{"attempts":0}}'],
  ['wide', add, '{ "a": 1 }', '{ "a": 1, "retries": { "attempts": 0 } }'],
  ['by lines', add, '{\n  "a": [\n    1\n  ]\n}', '{\n  "a": [\n    1\n  ],\n  "retries": { "attempts": 0 }\n}'],
  [
    'by tabs',
    add,
    '{\n\t"a": {\n\t\t"b": 1\n\t}\n}',
    '{\n\t"a": {\n\t\t"b": 1\n\t},\n\t"retries": { "attempts": 0 }\n}',
  ],
  ['empty', add, '{}', '{ "retries": { "attempts": 0 } }'],
  ['a name', rename, '{"a":1}', '{"b":1}'],
  ['a value without quotes', set, '{"a": 1}', '{"a": "x/v1"}'],
  ['a value', set, '{"a":"\\u0041"}', '{"a":"x/v1"}'],
];

test.each(jsonRows)('JSON, %s', (_, edit, before, after) => {
  expect(mended(inJson(before), edit)).toBe(inJson(after));
  const list = (spec: string) => `{"apiVersion":"v1","kind":"List","items":[\n${inJson('{}')},\n${inJson(spec)}\n]}\n`;
  expect(mend(list(before), [findingWith([edit], 0, 1)])?.text).toBe(list(after));
});

const anchored = (spec: string): string => `apiVersion: v1\nkind: A\nmetadata: &m { labels: {} }\nspec:${spec}`;

test.each<readonly [string, Edit, string]>([
  ['an aliased mapping', addTo('p'), '\n  p: &p { a: 1 }\n  q: *p\n'],
  ['a part of an aliased one', addTo('p', 'r'), '\n  p: &p\n    r: { a: 1 }\n  q: *p\n'],
  ['what an alias stands for', addTo('q'), '\n  p: &p { a: 1 }\n  q: *p\n'],
  ['an aliased value', set, '\n  a: &v y\n  b: *v\n'],
  ['a value with an anchor', set, '\n  a: &v y\n'],
  ['a name with an anchor', rename, '\n  &k a: 1\n'],
  ['a merged field', rename, '\n  <<: { a: 1 }\n'],
  ['a mapping with merges', add, '\n  <<: *m\n  a: 1\n'],
  ['a field beside merges', rename, '\n  a: 1\n  <<: *m\n'],
  ['a field written twice', rename, '\n  a: 1\n  a: 2\n'],
  ['a name that is there', rename, '\n  a: 1\n  b: 2\n'],
  ['a field that is there', add, '\n  retries:\n'],
  ['a value with a tag', set, '\n  a: !!str y\n'],
  ['a block of text', set, '\n  a: |\n    y\n'],
  ['no value', set, '\n  a:\n'],
  ['what is not there', set, '\n  b: 1\n'],
  ['no mapping', add, ' [1]\n'],
  ['what cannot be read', set, '\n  a: [\n'],
])('is left as it is: %s', (_, edit, spec) => {
  expect(mended(anchored(spec), edit)).toBeUndefined();
});

test('an anchor that nothing refers to is in nobody’s way', () => {
  expect(mended(anchored('\n  p: &p { a: 1 }\n'), addTo('p'))).toBe(
    anchored('\n  p: &p { a: 1, retries: { attempts: 0 } }\n'),
  );
});

test('edits that meet each other are made one after the other', () => {
  const two = [findingWith([rename]), findingWith([{ ...rename, to: 'c' }]), findingWith([add])];
  const found = mend(headed('\n  a: 1\n'), two);
  expect(found).toEqual({ text: headed('\n  b: 1\n  retries: { attempts: 0 }\n'), findings: [two[0], two[2]] });
});

test('of a finding all edits are made or none', () => {
  const missing: Edit = { kind: 'Set', at: ['spec', 'nowhere'], value: 1 };
  expect(mended(headed('\n  a: 1\n'), rename, missing)).toBeUndefined();
  expect(mended(headed('\n  a: 1\n'), rename, addTo())).toBe(headed('\n  b: 1\n  retries: { attempts: 0 }\n'));
});

test('a text that reads otherwise is seen', () => {
  const before = headed('\n  a: 1\n');
  const findings = [findingWith([rename])];
  const reads = (text: string) => readsAsEdited(before, { text, findings }, 'f');
  expect(reads(headed('\n  b: 1\n'))).toBe(true);
  expect(
    [headed('\n  b: 2\n'), before, headed('\n  b: 1\n  c: 1\n'), `${headed('\n  b: 1\n')}---\nkind: [`].map(reads),
  ).toEqual([false, false, false, false]);
});
