import fc from 'fast-check';
import type { Origin } from '../../../src/manifests/manifest';
import type { Path } from '../../../src/manifests/path';
import { locatorOf } from '../../../src/manifests/read/locate';
import { readText } from '../../../src/manifests/read/read-text';

const at = (text: string, path: Path, document = 0, item?: number): string => {
  const position = locatorOf(text).locate({ kind: 'File', file: 'f', document, item }, path);
  return position === undefined ? 'nowhere' : `${position.line}:${position.column}`;
};

it.each<[string, string, Path, string]>([
  ['a key', 'a:\n  b: 1\n', ['a', 'b'], '2:3'],
  ['an item', 'a:\n- b: 1\n- c\n', ['a', 1], '3:3'],
  ['a key in an item', 'a:\n- b: 1\n  c: 2\n', ['a', 0, 'c'], '3:3'],
  ['what is missing', 'a:\n  b: 1\n', ['a', 'c', 'd'], '1:1'],
  ['an item that is missing', 'a:\n- b\n', ['a', 7, 'b'], '1:1'],
  ['the root', '# c\n\na: 1\n', [], '3:1'],
  ['a missing field of the root', '# c\na: 1\n', ['b'], '2:1'],
  ['keys as they are read', 'on: {0x10: 1}\n', ['true', '16'], '1:6'],
  ['keys within quotes', '"a": {\'b\': 1}\n', ['a', 'b'], '1:7'],
  ['a block of text in a list', 'a:\n  - |\n    b\n', ['a', 0], '2:5'],
  ['a value with a tag and an anchor', 'a:\n  - &x !own b\n', ['a', 0], '2:8'],
  ['an empty item', 'a:\n-\n- b\n', ['a', 0], '1:1'],
  ['what an alias stands for', 'a: &x\n  b: 1\nc: *x\n', ['c', 'b'], '2:3'],
  ['what is merged', 'a: &x {b: 1}\nc:\n  <<: *x\n', ['c', 'b'], '1:8'],
  ['lines that were moved', 'a: {\nb: 1,\n"c": [\n2]}\n', ['a', 'c'], '3:1'],
  ['JSON', '{"a":\n {"b": [1,\n\t{"c": 2}]}}', ['a', 'b', 1, 'c'], '3:3'],
  ['Windows line ends', 'a:\r\n  b: 1\r\n  c: 2\r\n', ['a', 'c'], '3:3'],
  ['a document that cannot be read', '# c\na: [\n', ['a'], '2:1'],
])('finds %s', (_, text, path, expected) => expect(at(text, path)).toBe(expected));

it('finds documents and items of lists', () => {
  const text = '---\n---\na: 1\n---\nitems:\n- a: 1\n- b:\n    c: 1\n---\n{"a":1}\n{"b":\n2}';
  expect([at(text, ['a'], 1), at(text, ['b', 'c'], 2, 1), at(text, [], 2, 0)]).toEqual(['3:1', '8:5', '6:3']);
  expect([at(text, ['a'], 3), at(text, ['b'], 4), at(text, [], 5)]).toEqual(['10:2', '11:2', 'nowhere']);
  expect(locatorOf(text).locate({ kind: 'Construct', path: 'a/b' }, [])).toBeUndefined();
});

interface Written {
  readonly path: Path;
  readonly line: number;
}

const name = fc.constantFrom('a', 'b', 'cc', 'on', 'x.y/z', '1', '"q"');
type Tree = string | readonly (readonly [string, Tree])[] | { readonly items: readonly Tree[] };
const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom('v', '"v"', '|\n TEXT', '{p: 1,\n q: 2}', '[]', '# c\n'),
    fc.uniqueArray(fc.tuple(name, tie('tree')), { selector: ([key]) => key, minLength: 1, maxLength: 4 }),
    fc.record({ items: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
  ),
}));

const read: Readonly<Record<string, string>> = { on: 'true', '"q"': 'q' };

/** Writes a tree by lines, and notes the line of each key and item. */
function write(lines: string[], written: Written[], value: Tree, path: Path, indent: string): void {
  if (typeof value === 'string') {
    lines[lines.length - 1] += ` ${value.replaceAll('\n', `\n${indent} `)}`;
    lines.splice(0, lines.length, ...lines.join('\n').split('\n'));
    return;
  }
  const entries: (readonly [string | number, string, Tree])[] =
    'items' in value
      ? value.items.map((item, index) => [index, '-', item] as const)
      : value.map(([key, child]) => [read[key] ?? key, `${key}:`, child] as const);
  for (const [step, mark, child] of entries) {
    lines.push(`${indent}${mark}`);
    // an item without anything has no place of its own
    if (!(mark === '-' && child === '# c\n')) written.push({ path: [...path, step], line: lines.length });
    const start = lines.length;
    write(lines, written, child, [...path, step], `${indent}  `);
    // a list or a mapping as an item begins on its own line
    if (mark === '-' && typeof child !== 'string') {
      const own = written.findIndex(
        (one) => one.path.length === path.length + 1 && one.path.at(-1) === step && one.line === start,
      );
      written[own] = { path: [...path, step], line: start + 1 };
    }
  }
}

it('points at the line that holds the key', () => {
  fc.assert(
    fc.property(fc.array(tree, { minLength: 1, maxLength: 3 }), fc.constantFrom('\n', '\r\n'), (trees, end) => {
      const lines: string[] = [];
      const places: { readonly origin: Origin; readonly written: Written }[] = [];
      for (const [document, value] of trees.entries()) {
        const written: Written[] = [];
        lines.push('---', 'apiVersion: v1', 'kind: A', 'spec:');
        write(lines, written, value, ['spec'], '  ');
        for (const one of written) places.push({ origin: { kind: 'File', file: 'f', document }, written: one });
      }
      const text = lines.join(end);
      expect(readText(text, 'f').problems).toEqual([]);
      const { locate } = locatorOf(text);
      for (const { origin, written } of places) {
        expect({ path: written.path, line: locate(origin, written.path)?.line }).toEqual(written);
      }
    }),
    { numRuns: 500, seed: 7 },
  );
});
