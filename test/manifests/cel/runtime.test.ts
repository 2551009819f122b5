import { CelError } from '../../../src/manifests/cel/error';
import * as cel from '../../../src/manifests/cel/runtime';

/** What it gives, or 'error'. */
function outcome<T>(run: () => T): T | 'error' {
  try {
    return run();
  } catch (error) {
    if (error instanceof CelError) return 'error';
    throw error;
  }
}

const yes = (): boolean => true;
const no = (): boolean => false;
const fails = (): boolean => {
  throw new CelError('fails');
};

test.each([
  [yes, yes, true, true],
  [yes, no, false, true],
  [no, yes, false, true],
  [no, no, false, false],
  [fails, no, false, 'error'],
  [no, fails, false, 'error'],
  [fails, yes, 'error', true],
  [yes, fails, 'error', true],
  [fails, fails, 'error', 'error'],
])('&& and || absorb errors, case %#', (left, right, both, either) => {
  expect([outcome(() => cel.and(left, right)), outcome(() => cel.or(left, right))]).toEqual([both, either]);
});

test('only errors of CEL are absorbed', () => {
  const broken = (): boolean => {
    throw new TypeError('a fault');
  };
  expect(() => cel.or(broken, yes)).toThrow(TypeError);
  expect(() => cel.all([1, 2], broken)).toThrow(TypeError);
});

const below = (limit: number) => (item: number) => {
  if (item < 0) throw new CelError('negative');
  return item < limit;
};

test.each([
  [[], true, false, false],
  [[1, 2], true, true, false],
  [[1, 9], false, true, true],
  [[-1, 9], false, 'error', 'error'],
  [[-1, 1], 'error', true, 'error'],
  [[9, 9], false, false, false],
])('quantifiers over %j', (list, all, exists, existsOne) => {
  expect(outcome(() => cel.all(list, below(5)))).toBe(all);
  expect(outcome(() => cel.exists(list, below(5)))).toBe(exists);
  expect(outcome(() => cel.existsOne(list, below(5)))).toBe(existsOne);
});

test('what is not there is an error', () => {
  expect(outcome(() => cel.need(undefined, 'a'))).toBe('error');
  expect(outcome(() => cel.need(null, 'a'))).toBe('error');
  expect(cel.need(0, 'a')).toBe(0);
  expect([outcome(() => cel.at(['a'], 1)), outcome(() => cel.at(['a'], -1)), cel.at(['a'], 0)]).toEqual([
    'error',
    'error',
    'a',
  ]);
  expect([outcome(() => cel.entry({}, 'toString')), cel.entry({ a: 1 }, 'a')]).toEqual(['error', 1]);
  expect([cel.has(0), cel.has(''), cel.has(null), cel.has(undefined)]).toEqual([true, true, false, false]);
  expect([cel.withDefault<number>(null, 1), cel.withDefault<number>(0, 1)]).toEqual([1, 0]);
});

test.each([
  ['', 0],
  ['abc', 3],
  ['é', 1],
  ['😀a😀', 3],
  ['\ud83d', 1],
  ['\ud83da', 2],
])('%j has %d code points', (text, count) => {
  expect(cel.codePoints(text)).toBe(count);
});

test.each([
  ['unix:///a', 7, 8, '/'],
  ['unix://', 7, 8, 'error'],
  ['unix://', 7, undefined, ''],
  ['abc', 4, undefined, 'error'],
  ['abc', 2, 1, 'error'],
  ['abc', -1, 1, 'error'],
  ['😀b', 1, 2, 'b'],
  ['😀b', 0, 1, '😀'],
  ['😀b', 0, 3, 'error'],
])('substring of %j from %d to %s', (text, start, end, part) => {
  expect(outcome(() => cel.substring(text, start, end))).toBe(part);
});

test.each([
  ['0', 0],
  ['-0', 0],
  ['+7', 7],
  ['007', 7],
  ['-5', -5],
  ['9007199254740993', 9007199254740993n],
  ['9223372036854775807', 9223372036854775807n],
  ['-9223372036854775808', -9223372036854775808n],
  ['9223372036854775808', 'error'],
  ['', 'error'],
  ['1.0', 'error'],
  ['0x1', 'error'],
  [' 1', 'error'],
  ['1_000', 'error'],
])('int(%j)', (text, value) => {
  expect(outcome(() => cel.int(text))).toBe(value);
});

test('sums beyond what a number holds are refused', () => {
  expect(cel.exact(2 ** 53 - 1)).toBe(2 ** 53 - 1);
  expect(outcome(() => cel.exact(2 ** 53))).toBe('error');
});

// The facts are those of time.ParseDuration.
test.each([
  ['0', 0],
  ['-0', 0],
  ['0s', 0],
  ['1ms', 1e6],
  ['1.5s', 15e8],
  ['.5s', 5e8],
  ['1.s', 1e9],
  ['+5s', 5e9],
  ['-1h2m3s', -3723e9],
  ['1us2ns', 1002],
  ['3\u00b5s', 3000],
  ['3\u03bcs', 3000],
  ['0.0000000009s', 0],
  ['2562047h47m16.854775807s', 9223372036854775807n],
  ['-2562047h47m16.854775808s', -9223372036854775808n],
  ['2562047h47m16.854775808s', 'error'],
  ['9007199.254740993s', 9007199254740993n],
  ['', 'error'],
  ['-', 'error'],
  ['1', 'error'],
  ['.s', 'error'],
  ['1d', 'error'],
  ['1 s', 'error'],
  ['1s ', 'error'],
  ['s', 'error'],
  ['--1s', 'error'],
])('duration(%j)', (text, value) => {
  expect(outcome(() => cel.duration(text))).toBe(value);
});

// The facts are those of netip.ParseAddr, without zones and mapped addresses as the API server wants them.
test.each([
  ['10.0.0.1', true],
  ['255.255.255.255', true],
  ['256.0.0.1', false],
  ['01.2.3.4', false],
  ['1.2.3', false],
  ['1.2.3.4.', false],
  ['::', true],
  ['::1', true],
  ['fe80::1', true],
  ['FE80::A', true],
  ['1:2:3:4:5:6:7:8', true],
  ['1:2:3:4:5:6:7', false],
  ['1:2:3:4:5:6:7::', true],
  ['1:2:3:4:5:6:7:8::', false],
  ['1::2::3', false],
  [':::', false],
  ['::12345', false],
  ['64:ff9b::1.2.3.4', true],
  ['::1.2.3.4', true],
  ['1.2.3.4::', false],
  ['::ffff:1.2.3.4', false],
  ['0:0:0:0:0:ffff::', false],
  ['::ffff:0:0', false],
  ['::ffff:0:0:0', true],
  ['fe80::1%eth0', false],
  ['example.com', false],
  ['', false],
])('isIP(%j) is %s', (text, is) => {
  expect(cel.isIP(text)).toBe(is);
});

// The facts are those of url.ParseRequestURI, and for the scheme of url.Parse after it.
test.each([
  ['https://example.com/a?b=c', true, 'https'],
  ['HTTP://example.com', true, 'http'],
  ['oci://registry:5000/a', true, 'oci'],
  ['file:///a/b', true, 'file'],
  ['mailto:a@b', true, 'mailto'],
  ['/a/b', true, ''],
  ['*', true, ''],
  ['', false, 'error'],
  ['example.com', false, 'error'],
  ['a/b', false, 'error'],
  ['://a', false, 'error'],
  ['1a://b', false, 'error'],
  ['http://a b', false, 'error'],
  ['http://a:80x', false, 'error'],
  ['http://a:1:2', true, 'http'],
  ['http://[::1]:80/', true, 'http'],
  ['http://[fe80::1%25en0]/', true, 'http'],
  ['http://[1.2.3.4]/', false, 'error'],
  ['http://[::1', false, 'error'],
  ['http://user:p@ss@a/', true, 'http'],
  ['http://us er@a/', false, 'error'],
  ['http://a/%zz', false, 'error'],
  ['http://a/%41', true, 'http'],
  ['http://%41/', false, 'error'],
  ['http://%e4/', true, 'http'],
  ['http://a/?%zz', true, 'http'],
  ['http://a/?b#%zz', true, 'error'],
  ['//a b', true, 'error'],
  ['///a b', true, ''],
  ['http://a/\u0001', false, 'error'],
  ['http://a/\u0085', true, 'http'],
  ['http://a/\u007f', false, 'error'],
  ['http://\u00e4/', true, 'http'],
])('isURL(%j) is %s and its scheme %s', (text, is, scheme) => {
  expect(cel.isURL(text)).toBe(is);
  expect(outcome(() => cel.url(text).scheme)).toBe(scheme);
});
