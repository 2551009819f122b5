import fc from 'fast-check';
import { cookie, type HeaderMatch, header } from '../../src/model/header-match';
import { exact, type PathMatch, prefix, template } from '../../src/model/path-match';
import { derivePerTryTimeout, noRetry } from '../../src/model/retry';
import { compareRoutes, isUndecidable, type RouteModel } from '../../src/model/route';
import { canary, edge, program, route, service } from '../../src/rules/example';
import { find } from './find';

const withRoutes = (...routes: readonly RouteModel[]) => program({ services: [service({ routes })] });
const at = (index: number, path: PathMatch, said: Partial<RouteModel> = {}): RouteModel =>
  route({ at: `routes[${index}]`, path, ...said });

describe('MESH2101 undecidable-overlap', () => {
  const count = (...routes: readonly RouteModel[]): number => find('MESH2101', withRoutes(...routes)).length;

  test('names both declarations and what they are', () => {
    const routes = [at(10, template('/{kind}/open')), at(9, template('/payments/{id}'))];
    const [finding] = find('MESH2101', withRoutes(...routes));
    expect(finding).toMatchObject({ at: 'routes[10]' });
    expect(finding!.what).toContain('GET|HEAD /{kind}/open and GET|HEAD /payments/{id} of routes[9]');
  });

  test('the same route twice, and the same template with another word in the hole', () => {
    expect(count(at(0, exact('/a')), at(1, exact('/a')))).toBe(1);
    expect(count(at(0, prefix('/a')), at(1, prefix('/a')))).toBe(1);
    expect(count(at(0, template('/a/{id}')), at(1, template('/a/{paymentId}')))).toBe(1);
  });

  test('a prefix that a template crosses', () => {
    expect(count(at(0, prefix('/a/b')), at(1, template('/a/{x}')))).toBe(1);
    expect(count(at(0, prefix('/a')), at(1, template('/a/{x}')))).toBe(0);
  });

  test('two headers that one request can carry', () => {
    const one = at(0, exact('/a'), { headers: [header('x-a')] });
    expect(count(one, at(1, exact('/a'), { headers: [header('x-b')] }))).toBe(1);
    expect(count(one, at(1, exact('/a')))).toBe(0);
  });

  test('near misses: other methods, a trailing slash, headers that exclude each other, a nested path', () => {
    expect(count(at(0, exact('/a')), at(1, exact('/a'), { methods: ['POST'] }))).toBe(0);
    expect(count(at(0, exact('/a')), at(1, exact('/a/')))).toBe(0);
    const tenant = (value: string) => ({ headers: [header('x-tenant', value)] });
    expect(count(at(0, exact('/a'), tenant('one')), at(1, exact('/a'), tenant('two')))).toBe(0);
    expect(count(at(0, exact('/a/b')), at(1, template('/a/{x}')), at(2, prefix('/a')), at(3, prefix('/')))).toBe(0);
  });

  test('the two routes of one declaration with an idempotency key are ordered by their headers', () => {
    const keyed = at(0, exact('/a'), { methods: ['POST'], headers: [header('idempotency-key')] });
    expect(count(keyed, { ...keyed, headers: [] })).toBe(0);
  });

  test('two declarations with an idempotency key are one finding', () => {
    const both = (index: number) => [
      at(index, exact('/a'), { headers: [header('idempotency-key')] }),
      at(index, exact('/a')),
    ];
    expect(count(...both(0), ...both(1))).toBe(1);
  });

  const segment = fc.constantFrom('a', 'b', '{x}', '{y}');
  const path = fc
    .tuple(fc.array(segment, { minLength: 1, maxLength: 4 }), fc.boolean(), fc.boolean())
    .map(([segments, isPrefix, trailing]) => {
      const value = `/${segments.join('/')}`;
      if (value.includes('{')) return template(trailing ? `${value}/` : value);
      return isPrefix ? prefix(value) : exact(trailing ? `${value}/` : value);
    });
  const headers = fc.subarray<HeaderMatch>([header('x', '1'), header('x', '2'), header('y'), cookie('z', '1')], {
    maxLength: 2,
  });
  const methods = fc.constantFrom<readonly string[]>([], ['GET', 'HEAD'], ['POST'], ['HEAD']);

  test('finds what comparing every two routes finds', () => {
    const routes = fc.array(fc.tuple(path, methods, headers), { maxLength: 12 });
    fc.assert(
      fc.property(routes, (parts) => {
        const all = parts.map(([p, m, h], index) => at(index, p, { methods: m, headers: h }));
        const expected = new Set<string>();
        for (const [i, a] of all.entries()) {
          for (const b of all.slice(i + 1)) if (isUndecidable(a, b)) expected.add(`${a.at} ${b.at}`);
        }
        const found = find('MESH2101', withRoutes(...[...all].sort(compareRoutes)));
        const pairs = found.map((f) => `${/routes\[\d+\]/.exec(f.what)![0]} ${f.at}`);
        expect(pairs.sort()).toEqual([...expected].sort());
      }),
      { numRuns: 1000 },
    );
  });

  test('of thousands of routes none overlaps where none does', () => {
    const n = 2000;
    const many = withRoutes(
      ...Array.from({ length: n }, (_, i) => at(3 * i, exact(`/api/things/r${i}`))),
      ...Array.from({ length: n }, (_, i) => at(3 * i + 1, template(`/api/{tenant}/r${i}/{id}`))),
      ...Array.from({ length: n }, (_, i) => at(3 * i + 2, prefix(`/static/r${i}`))),
    );
    expect(find('MESH2101', many)).toEqual([]);
  });
});

describe('MESH2102 timeout-cuts-tries', () => {
  const tried = (timeout: number | undefined, perTryTimeout: number | undefined, attempts = 3, backoff = 25) => {
    const retries = { kind: 'Retry', attempts, conditions: ['5xx'], perTryTimeout, backoff } as const;
    return find('MESH2102', withRoutes(at(0, exact('/a'), { timeout, retries })));
  };

  test('4 tries of 1000 ms and 25 + 75 + 175 ms of back-off fit 4275 ms, and not 4274', () => {
    expect(tried(4275, 1000)).toEqual([]);
    const [finding] = tried(4274, 1000);
    expect(finding).toMatchObject({ code: 'MESH2102', at: 'routes[0].retries', severity: 'error' });
    expect(finding!.what).toBe('4 tries of 1000 ms and 275 ms of back-off need 4275 ms, and the timeout is 4274 ms');
  });

  test('without a limit of all tries or of each nothing is cut', () => {
    expect(tried(undefined, 1000)).toEqual([]);
    expect(tried(3000, undefined)).toEqual([]);
    expect(find('MESH2102', withRoutes(at(0, exact('/a'), { timeout: 1, retries: noRetry })))).toEqual([]);
  });

  test('a timeout that leaves nothing for each try', () => {
    const [finding] = tried(100, derivePerTryTimeout(100, 10, 25), 10);
    expect(finding!.what).toBe('11 tries of 1 ms and 2025 ms of back-off need 2036 ms, and the timeout is 100 ms');
  });

  test('what is derived from a timeout always fits it, or is less than a millisecond', () => {
    const numbers = fc.tuple(
      fc.integer({ min: 1, max: 600_000 }),
      fc.integer({ min: 1, max: 10 }),
      fc.integer({ min: 1, max: 10_000 }),
    );
    fc.assert(
      fc.property(numbers, ([timeout, attempts, backoff]) => {
        const derived = derivePerTryTimeout(timeout, attempts, backoff);
        expect(tried(timeout, derived, attempts, backoff)).toHaveLength(derived >= 1 ? 0 : 1);
      }),
      { numRuns: 1000 },
    );
  });

  test('the timeout that the fix names fits', () => {
    const numbers = fc.tuple(
      fc.integer({ min: 1, max: 60_000 }),
      fc.integer({ min: 1, max: 10 }),
      fc.integer({ min: 1, max: 1000 }),
    );
    fc.assert(
      fc.property(numbers, ([perTry, attempts, backoff]) => {
        const [finding] = tried(1, perTry, attempts, backoff);
        const need = Number(/timeout to (\d+) ms/.exec(finding!.fix)![1]);
        expect(tried(need, perTry, attempts, backoff)).toEqual([]);
        expect(tried(need - 1, perTry, attempts, backoff)).toHaveLength(1);
      }),
    );
  });
});

describe('MESH2106 two-owners-of-one-host', () => {
  const orders = service({ name: 'orders' });
  const edges = [edge(), edge({ to: orders.path })];

  test('a service and the host of a canary of its own', () => {
    const taken = service({ name: 'payments-canary' });
    const [finding, ...rest] = find('MESH2106', program({ services: [service(), taken], canaries: [canary()], edges }));
    expect(finding).toMatchObject({ path: 'chart/payments-canary', related: [taken.path] });
    expect(rest).toEqual([]);
  });

  test('near misses: a subset has no host of its own, and another namespace is another host', () => {
    const taken = service({ name: 'payments-canary' });
    expect(
      find('MESH2106', program({ services: [service({ versions: 'subsets' }), taken], canaries: [canary()], edges })),
    ).toEqual([]);
    const elsewhere = service({ path: 'chart/bank/payments', host: 'payments.bank.svc.cluster.local' });
    expect(find('MESH2106', program({ services: [service(), elsewhere], edges }))).toEqual([]);
  });
});
