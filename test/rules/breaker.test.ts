import fc from 'fast-check';
import type { EjectionBound } from '../../src/model/traffic-policy';
import type { ReplicasModel } from '../../src/model/workload';
import { canary, program, withBreaker, workload } from '../../src/rules/example';
import { find } from './find';

const fixed = (count: number): ReplicasModel => ({ kind: 'Fixed', count });
const range = (min: number, max: number): ReplicasModel => ({ kind: 'Range', min, max, ownedBy: 'an autoscaler' });
const share = (percent: number): EjectionBound => ({ kind: 'Share', percent });
const hosts = (count: number): EjectionBound => ({ kind: 'Hosts', hosts: count });
const breakerCodes = ['MESH2103', 'MESH2104', 'MESH2105'];

const codesOf = (bound: EjectionBound, replicas: ReplicasModel): readonly string[] => {
  const given = program({ services: [withBreaker(bound, replicas)] });
  return breakerCodes.filter((code) => find(code, given).length > 0);
};

/** Envoy itself, one failing host after the other. */
function simulate(percent: number, count: number): number {
  let ejected = 0;
  while (ejected < count && ((ejected + 1) * 100) / count <= percent) ejected++;
  return ejected;
}

test('a share never ejects, or ejects everything, exactly where Envoy would', () => {
  const numbers = fc.tuple(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 100 }));
  fc.assert(
    fc.property(numbers, ([count, percent]) => {
      const ejected = simulate(percent, count);
      const expected = [...(ejected === 0 ? ['MESH2103'] : []), ...(ejected === count ? ['MESH2104'] : [])];
      expect(codesOf(share(percent), fixed(count))).toEqual(expected);
    }),
    { numRuns: 2000 },
  );
});

test('a number of endpoints is exact where some whole percent makes Envoy eject that many', () => {
  const numbers = fc.tuple(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 200 }));
  fc.assert(
    fc.property(numbers, ([count, bound]) => {
      const percents = Array.from({ length: 100 }, (_, i) => i + 1);
      const isExact = percents.some((percent) => simulate(percent, count) === bound);
      const expected = bound >= count ? ['MESH2104'] : isExact ? [] : ['MESH2105'];
      expect(codesOf(hosts(bound), fixed(count))).toEqual(expected);
    }),
    { numRuns: 2000 },
  );
});

test('exactly at the bound', () => {
  expect(codesOf(share(11), fixed(9))).toEqual(['MESH2103']);
  expect(codesOf(share(12), fixed(9))).toEqual([]);
  expect(codesOf(share(99), fixed(9))).toEqual([]);
  expect(codesOf(share(100), fixed(9))).toEqual(['MESH2104']);
  expect(codesOf(hosts(8), fixed(9))).toEqual([]);
  expect(codesOf(hosts(9), fixed(9))).toEqual(['MESH2104']);
  expect(codesOf(hosts(1), fixed(100))).toEqual([]);
  expect(codesOf(hosts(1), fixed(101))).toEqual([]);
  expect(codesOf(hosts(1), fixed(200))).toEqual(['MESH2105']);
});

test('a range is checked at its fewest', () => {
  expect(codesOf(share(50), range(1, 10))).toEqual(['MESH2103']);
  expect(codesOf(share(50), range(2, 10))).toEqual([]);
  expect(codesOf(hosts(2), range(2, 10))).toEqual(['MESH2104']);
  expect(codesOf(hosts(2), range(3, 10))).toEqual(['MESH2105']);
  expect(codesOf(hosts(2), range(4, 4))).toEqual([]);
});

test('of unknown replicas a share is believed, and a number cannot be told', () => {
  expect(codesOf(share(10), { kind: 'Unknown' })).toEqual([]);
  expect(codesOf(hosts(1), { kind: 'Unknown' })).toEqual(['MESH2105']);
});

test('a service that is scaled to nothing has nothing to eject', () => {
  for (const bound of [share(10), share(100), hosts(1)]) expect(codesOf(bound, fixed(0))).toEqual([]);
});

test('the canary is a version like the other, and is named', () => {
  const replicas = fixed(1);
  const small = canary({ workload: workload({ name: 'payments-canary', replicas }) });
  const given = program({ services: [withBreaker(hosts(1), fixed(3))], canaries: [small] });
  const [finding, ...rest] = find('MESH2104', given);
  expect(rest).toEqual([]);
  expect(finding).toMatchObject({ path: 'chart/shop/payments', related: ['chart/payments-canary'] });
  expect(finding!.what).toBe('the breaker may eject all of payments-canary: 1 of 1');
});
