import { RE2JS } from '@bufbuild/re2';
import fc from 'fast-check';
import { readTree } from '../../../src/cli/import/folder';
import { matcherOf } from '../../../src/manifests/re2/match';

/** What the reference says. */
const reference = (pattern: string, text: string): boolean => RE2JS.compile(pattern).test(text);

const letters = fc.constantFrom('a', 'b', 'B', '-', '.', '1', '\n', 'é', '😀', 'ſ');
const texts = fc.array(letters, { maxLength: 8 }).map((list) => list.join(''));

/** Patterns of all that we read, nested. */
const patterns: fc.Arbitrary<string> = fc.letrec<{ pattern: string }>((tie) => ({
  pattern: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(
      'a',
      'b',
      '.',
      '\\.',
      '\\d',
      '\\W',
      '[a-b]',
      '[^a]',
      '[[:alpha:]-]',
      '[.\\-]',
      '\\x61',
      '\\x{1F600}',
      'é',
      '^',
      '$',
      '',
    ),
    fc.tuple(tie('pattern'), tie('pattern')).map(([a, b]) => `${a}${b}`),
    fc.tuple(tie('pattern'), tie('pattern')).map(([a, b]) => `(${a}|${b})`),
    fc
      .tuple(tie('pattern'), fc.constantFrom('*', '+', '?', '{2}', '{1,3}', '{2,}', '*?'))
      .map(([a, b]) => `(?:${a})${b}`),
    tie('pattern').map((a) => `(?i:${a})`),
    tie('pattern').map((a) => `(?s)${a}`),
  ),
})).pattern;

it('finds what the reference finds', () => {
  fc.assert(
    fc.property(patterns, fc.array(texts, { minLength: 1, maxLength: 5 }), (pattern, samples) => {
      const expected = samples.map((text) => reference(pattern, text));
      expect(samples.map(matcherOf(pattern))).toEqual(expected);
    }),
    { numRuns: 3000 },
  );
});

/** Every pattern of the schemas, CRDs of all releases. */
const committed = [
  ...new Set(
    [...readTree('imports')]
      .filter(([path]) => path.endsWith('.json'))
      .flatMap(([, text]) =>
        [...text.matchAll(/"pattern": ("(?:[^"\\]|\\.)*")/g)].map(([, pattern]) => JSON.parse(pattern!) as string),
      ),
  ),
];

it('there are patterns in the schemas', () => expect(committed.length).toBeGreaterThan(15));

describe.each(committed)('%s', (pattern) => {
  const matches = matcherOf(pattern);
  const seeds = [
    '',
    'a',
    'a.b',
    'a-b',
    '-a',
    'a.',
    '*.a',
    'a/b',
    'A',
    '1h30m',
    '10',
    '0.5',
    '1Gi',
    'http://a.b:80',
    'warn',
    'WARN',
    'x'.repeat(64),
  ];

  it('means what the reference means', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.constantFrom(...seeds),
          fc.stringMatching(new RegExp(pattern.replace('(?i)', ''), 'u')),
          fc.string(),
        ),
        fc.nat(),
        fc.string({ maxLength: 2 }),
        (text, at, other) => {
          const place = at % (text.length + 1);
          const changed = text.slice(0, place) + other + text.slice(place + 1);
          expect([matches(text), matches(changed)]).toEqual([reference(pattern, text), reference(pattern, changed)]);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('looks at each character of a hostile text once', () => {
    // With a step back for each character, one of these would take hours.
    for (const part of ['a', 'a-', 'a.', '1h', 'a/', '1', '*.', ':/']) {
      const text = `${part.repeat(2 ** 16)}\u0000`;
      expect(typeof matches(text)).toBe('boolean');
    }
  });
});

it.each([
  '(',
  ')',
  '[a',
  'a{3,1}',
  '*a',
  '\\',
  '\\b',
  '\\q',
  '(?m)a',
  'a{1001}',
  '(a{100}){11}',
  '[[:what:]]',
  '(?=a)',
  '[z-a]',
  '\\pL',
])('refuses %s', (pattern) => {
  expect(() => matcherOf(pattern)).toThrow();
});

it.each(['((a{100}){100}){100}', '(((((a{30}){30}){30}){30}){30})'])(
  'refuses a pattern that would be too large: %s',
  (pattern) => {
    expect(() => matcherOf(pattern)).toThrow();
  },
);

it('takes counts within counts up to the bound', () => {
  expect(matcherOf('^(a{10}){100}$')('a'.repeat(1000))).toBe(true);
});

it('forgets its states before they are too many', () => {
  const matches = matcherOf(`(a|b)*a${'(a|b)'.repeat(14)}$`);
  let seed = 1;
  const next = (): string => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    return seed % 3 === 0 ? 'a' : 'b';
  };
  const text = Array.from({ length: 30_000 }, next).join('');
  expect(matches(text)).toBe(text.at(-15) === 'a');
  expect(matches(`a${'b'.repeat(14)}`)).toBe(true);
});
