import fc from 'fast-check';
import { dump } from 'js-yaml';
import { stringify } from 'yaml';
import { readText } from '../../../src/manifests/read/read-text';

// what readers refuse, or no writer keeps: control characters, halves of characters, the marks and line breaks of Unicode
const text = fc
  .string({ unit: 'binary' })
  .map((given) => given.replace(/[^\t\n -~\u00a0-\u2027\u2030-\ud7ff\ue000-\ufefe\uff00-\ufffd]/g, ''));
// 0o17 and the key << are not among them: yaml leaves them without quotes
const special = fc.constantFrom('y', 'on', 'No', '0777', '1_000', '.inf', '~', 'null', '2001-01-01', '-', '{', '# a');
const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(null, true, false),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    text,
    special,
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(text, special), tie('tree'), { maxKeys: 4, noNullPrototype: true }),
  ),
}));

/** Zero has no sign in JSON. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

const writers: readonly (readonly [string, (value: unknown) => string])[] = [
  ['JSON', (value) => JSON.stringify(value)],
  ['indented JSON', (value) => JSON.stringify(value, null, '\t')],
  ['yaml', (value) => stringify(value, { version: '1.1', aliasDuplicateObjects: false })],
  ['yaml, lines not folded', (value) => stringify(value, { version: '1.1', lineWidth: 0, indentSeq: false })],
  ['js-yaml', (value) => dump(value)],
  ['js-yaml, in brackets', (value) => dump(value, { flowLevel: 2 })],
];

it.each(writers)('reads what %s writes', (_, write) => {
  fc.assert(
    fc.property(fc.array(tree, { minLength: 1, maxLength: 4 }), (trees) => {
      const objects = trees.map((spec) => ({ apiVersion: 'v1', kind: 'A', spec }));
      const { candidates, problems } = readText(objects.map(write).join('\n---\n'), 'f');
      expect(problems).toEqual([]);
      expect(candidates.map(({ value }) => plain(value))).toEqual(plain(objects));
    }),
    { numRuns: 300, seed: 7 },
  );
});
