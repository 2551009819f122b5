import fc from 'fast-check';
import {
  comparePaths,
  covers,
  exact,
  overlaps,
  pathProblem,
  prefix,
  showPath,
  template,
} from '../../src/model/path-match';
import { matchers, meets, requests } from './paths';

const matcher = fc.constantFrom(...matchers);
const metBy = new Map(matchers.map((match) => [match, new Set(requests.filter((path) => meets(match, path)))]));
const all = (match: (typeof matchers)[number]): ReadonlySet<string> => metBy.get(match)!;

it('the sample says something: every matcher meets some of the paths, and only / meets all', () => {
  for (const match of matchers) {
    expect(all(match).size).toBeGreaterThan(0);
    expect(all(match).size === requests.length).toBe(match.kind === 'Prefix' && match.value === '/');
    expect(pathProblem(match)).toBeUndefined();
  }
});

it('covers(a, b) holds exactly where every path of b is one of a', () => {
  fc.assert(
    fc.property(matcher, matcher, (a, b) => {
      expect(covers(a, b)).toBe([...all(b)].every((path) => all(a).has(path)));
    }),
    { numRuns: 4000 },
  );
});

it('overlaps(a, b) holds exactly where some path is one of both', () => {
  fc.assert(
    fc.property(matcher, matcher, (a, b) => {
      expect(overlaps(a, b)).toBe([...all(b)].some((path) => all(a).has(path)));
      expect(overlaps(b, a)).toBe(overlaps(a, b));
    }),
    { numRuns: 4000 },
  );
});

describe('comparePaths', () => {
  it('is an order: antisymmetric and transitive', () => {
    fc.assert(
      fc.property(matcher, matcher, matcher, (a, b, c) => {
        expect(Math.sign(comparePaths(a, b))).toBe(-Math.sign(comparePaths(b, a)) + 0);
        expect(comparePaths(a, a)).toBe(0);
        if (comparePaths(a, b) <= 0 && comparePaths(b, c) <= 0) expect(comparePaths(a, c)).toBeLessThanOrEqual(0);
        if (comparePaths(a, b) === 0) expect(Math.sign(comparePaths(a, c))).toBe(Math.sign(comparePaths(b, c)));
      }),
      { numRuns: 4000 },
    );
  });

  it('puts what is inside another before it, so that nothing is hidden', () => {
    fc.assert(
      fc.property(matcher, matcher, (a, b) => {
        if (!covers(a, b) || covers(b, a)) return;
        expect(comparePaths(b, a)).toBeLessThan(0);
      }),
      { numRuns: 4000 },
    );
  });

  it('does not look at how a hole is called', () => {
    const [a, b] = [template('/payments/{id}'), template('/payments/{payment_number}')];
    expect(covers(a, b) && covers(b, a)).toBe(true);
    expect(comparePaths(a, b)).toBe(0);
  });
});

it.each([
  [exact('payments'), /begins with/],
  [exact('/a?b'), /before \?/],
  [exact('/a b'), /white space/],
  [exact('/a*'), /wildcard/],
  [exact('/a//b'), /empty segment/],
  [exact('/a/../b'), /resolved away/],
  [prefix('/a/'), /ends without/],
  [exact('/a/{id}'), /template/],
  [prefix('/a/{id}'), /template/],
  [template('/a'), /at least one/],
  [template('/a/x{id}'), /whole segment/],
  [template('/a/{}'), /whole segment/],
])('%j is no path', (match, reason) => expect(pathProblem(match)).toMatch(reason));

it('is shown as a user would write it', () => {
  expect([exact('/a'), prefix('/a'), prefix('/'), template('/a/{id}')].map(showPath)).toEqual([
    '/a',
    '/a/**',
    '/**',
    '/a/{id}',
  ]);
});
