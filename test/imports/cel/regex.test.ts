import { translateRegex } from '../../../src/cli/import/cel/regex/translate';
import { matcherOf } from '../../../src/manifests/re2/match';

test.each([
  ['^[A-Za-z_][A-Za-z_0-9]*$', '/^[A-Z_a-z][0-9A-Z_a-z]*$/u'],
  ['^(a|bc)+[.-]{2,}$', String.raw`/^(?:a|bc)+[\x2d\.]{2,}$/u`],
  ['^(?i)k/', String.raw`/^[Kk\u{212a}]\//u`],
])('%s is %s', (source, expected) => {
  expect(translateRegex(source)).toBe(expected);
});

const patterns = [
  '^(?i)\\.?[a-z_][a-z_0-9]*(\\.[a-z_][a-z_0-9]*)*$',
  '^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*/)?([A-Za-z0-9][-A-Za-z0-9_.]{0,61})?[A-Za-z0-9]$',
  "^(?:[-A-Za-z0-9/._~!$&'()*+,;=:@]|[%][0-9a-fA-F]{2})+$",
  'b/?a{2}$',
  '^[^/]*/.$',
  '^(|a)+b$',
];
const texts = [
  '',
  'a',
  'A',
  '.a',
  'a.b',
  'a..b',
  'ſ',
  'K',
  'a/b',
  'a/B_.c',
  'a/',
  '%4f',
  '%4',
  'baa',
  'b/aa',
  'b/aaa',
  'x/\n',
  'x/😀',
  '😀',
  'aab',
  'a\n',
];

test.each(patterns)('%s matches as RE2 does', (source) => {
  const [, body, flags] = /^\/(.*)\/(\w*)$/.exec(translateRegex(source))!;
  const ours = new RegExp(body!, flags);
  const oracle = matcherOf(source);
  expect(texts.map((text) => [text, ours.test(text)])).toEqual(texts.map((text) => [text, oracle(text)]));
});

test.each([
  'a*b',
  '^(a*)*b',
  '^(a+)+$',
  '^a*a*$',
  '^(a|a)*$',
  '^(x+x+)+y$',
  '^(a|b|ab)*c$',
  '^([a-z]+)*$',
  '^(a?){20}a$',
  '^(a|aa){50}$',
  '(?i)^(k|K)*$',
])('%s could go back without bound', (source) => {
  expect(() => translateRegex(source)).toThrow(/without bound|counts what may be empty/);
});

test.each(['^([a-z]+\\.)*[a-z]+$', '^(a|ab)(c|bcd)(d*)$', 'a{3}$', '^[-a-z0-9]*[a-z0-9]$'])(
  '%s is linear',
  (source) => {
    expect(translateRegex(source)).toMatch(/^\/.*\/u$/);
  },
);

test('what the reader of patterns does not know is a problem', () => {
  expect(() => translateRegex('a\\b')).toThrow(/not known/);
});
