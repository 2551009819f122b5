import { regexProblem } from '../../../../src/meshes/istio/facts/scalars/regex';

// What Go's regexp.Compile says of each, in the version that istiod is built with.
test.each([
  '.*',
  '^/v[0-9]+/.*$',
  String.raw`\bword\b`,
  String.raw`\Aa\z`,
  String.raw`\Q(*\E`,
  String.raw`\Q(*`,
  String.raw`\p{L}+\pN\P{Greek}\p{^Lu}`,
  String.raw`[\p{L}\d_-]`,
  String.raw`\012\07\0`,
  '(?i)a(?m)b(?U:c)(?s-m:d)',
  '(?P<name>a)(?<other>b)',
  'a*?b+?c??d{2,3}?',
  '^*',
  '[[:alpha:]]',
  '[(?=]',
  '[*+]{2}',
  '(?:)',
  'a'.repeat(1024),
])('%j is one', (pattern) => expect(regexProblem(pattern)).toBeUndefined());

test.each([
  ['', 'is empty'],
  ['a'.repeat(1025), 'is longer than 1024 bytes'],
  ['ä'.repeat(513), 'is longer than 1024 bytes'],
  ['(?=a)', 'looks ahead or behind, which RE2 does not'],
  ['a(?!b)', 'looks ahead or behind, which RE2 does not'],
  ['(?<=a)b', 'looks ahead or behind, which RE2 does not'],
  [String.raw`(a)\1`, String.raw`has an escape that is not known, \1,`],
  ['*', 'has nothing to repeat'],
  ['a**', 'repeats a repetition'],
  ['a{2}{3}', 'repeats a repetition'],
  ['a*?+', 'repeats a repetition'],
  ['(a', 'has no end of the group'],
  ['a)', 'has a bracket too many'],
  ['[a', 'has no end of the class'],
  ['a{1001}', 'has a repeat count out of range'],
  [String.raw`\p{Klingon}`, String.raw`has an escape that is not known, \p,`],
  ['a\\', 'has nothing after a backslash'],
])('%j is none', (pattern, problem) => expect(regexProblem(pattern)).toBe(problem));
