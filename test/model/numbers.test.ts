import fc from 'fast-check';
import { dayOf, daysBetween, isDay } from '../../src/model/day';
import { httpMethods, isHttpMethod, withHead } from '../../src/model/http-method';
import { Percent } from '../../src/model/percent';
import { isPort, numberOf, ServicePort, WorkloadPort } from '../../src/model/port';
import {
  conditionOf,
  conditionsFor,
  derivePerTryTimeout,
  followsTimeout,
  provenConditions,
  worstBackoff,
} from '../../src/model/retry';
import { type EjectionBound, ejectedAtMost, percentOf } from '../../src/model/traffic-policy';

describe('retry', () => {
  /** Envoy's jittered exponential back-off: the n-th wait is below (2^n - 1) bases, and below ten of them. */
  const waits = (attempts: number, base: number, jitter: number): number =>
    Array.from({ length: attempts }, (_, i) => Math.min((2 ** (i + 1) - 1) * base, 10 * base) * jitter).reduce(
      (sum, wait) => sum + wait,
      0,
    );
  const attempts = fc.integer({ min: 1, max: 10 });
  const base = fc.integer({ min: 1, max: 2000 });
  const jitter = fc.double({ min: 0, max: 1, noNaN: true });

  it('no jitter waits for longer than the worst back-off, and the worst is met', () => {
    fc.assert(
      fc.property(attempts, base, jitter, (n, ms, j) => {
        expect(waits(n, ms, j)).toBeLessThanOrEqual(worstBackoff(n, ms));
        expect(waits(n, ms, 1)).toBe(worstBackoff(n, ms));
      }),
    );
    expect(worstBackoff(2, 25)).toBe(100);
  });

  it('all tries and the worst back-off fit in the timeout, and a millisecond more each would not', () => {
    fc.assert(
      fc.property(attempts, base, fc.integer({ min: 1, max: 600_000 }), (n, ms, timeout) => {
        const each = derivePerTryTimeout(timeout, n, ms);
        expect(Number.isInteger(each)).toBe(true);
        expect(each * (n + 1) + waits(n, ms, 1)).toBeLessThanOrEqual(timeout);
        expect((each + 1) * (n + 1) + waits(n, ms, 1)).toBeGreaterThan(timeout);
      }),
    );
    expect(derivePerTryTimeout(3000, 2, 25)).toBe(966);
  });

  it('the proven conditions are those after which the application saw nothing', () => {
    expect(provenConditions('http')).toEqual(['reset-before-request', 'connect-failure', 'refused-stream']);
    expect(provenConditions('http2')).toEqual(provenConditions('http'));
    expect(provenConditions('grpc')).toEqual(['connect-failure', 'refused-stream']);
    expect(conditionsFor('grpc')).not.toContain('5xx');
    expect(conditionsFor('http')).not.toContain('unavailable');
    expect(conditionOf('toString')).toBeUndefined();
    expect(followsTimeout(['connect-failure', '503'])).toBe(false);
    expect(followsTimeout(['connect-failure', '5xx'])).toBe(true);
  });
});

describe('ejection', () => {
  /** Envoy's rule: one host more is ejected while the share with it stays within the bound. */
  function simulate(percent: number, hosts: number): number {
    let ejected = 0;
    while (ejected < hosts && ((ejected + 1) * 100) / hosts <= percent) ejected++;
    return ejected;
  }
  const hosts = fc.integer({ min: 1, max: 300 });

  it('of a share is what Envoy does', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), hosts, (percent, n) => {
        expect(ejectedAtMost({ kind: 'Share', percent }, n)).toBe(simulate(percent, n));
      }),
      { numRuns: 2000 },
    );
    expect(simulate(10, 9)).toBe(0);
    expect(simulate(50, 1)).toBe(0);
    expect(simulate(100, 7)).toBe(7);
  });

  it('of a number of hosts is a percent by which Envoy ejects exactly that many, where there is one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), hosts, (bound, n) => {
        const percent = percentOf({ kind: 'Hosts', hosts: bound }, n);
        const possible = Array.from({ length: 100 }, (_, i) => i + 1).some((p) => simulate(p, n) === bound);
        expect(percent !== undefined).toBe(possible);
        if (percent !== undefined) expect(simulate(percent, n)).toBe(bound);
      }),
      { numRuns: 2000 },
    );
  });

  it('of a share is that share', () => {
    const bound: EjectionBound = { kind: 'Share', percent: 30 };
    expect(percentOf(bound, 7)).toBe(30);
    expect(ejectedAtMost({ kind: 'Hosts', hosts: 5 }, 3)).toBe(3);
  });
});

describe('Percent', () => {
  it('says which unit is meant', () => {
    expect(Percent.of(10).value).toBe(10);
    expect(Percent.ofFraction(0.1).value).toBe(10);
    expect(Percent.ofFraction(0.07).value).toBe(7);
    expect(Percent.ofBasisPoints(10).value).toBe(0.1);
    expect(String(Percent.of(10))).toBe('10 %');
  });

  it('is ambiguous between 0 and 1 only where it is said as a bare percent', () => {
    const ambiguous = (value: number): boolean => Percent.of(value as 10).ambiguous;
    expect([0, 1, 0.1, 0.999, 1e-7, 100].map(ambiguous)).toEqual([false, false, true, true, true, false]);
    expect(Percent.ofFraction(0.001).ambiguous || Percent.ofBasisPoints(10).ambiguous).toBe(false);
  });

  it('of something else than a number is none', () => {
    for (const given of [null, '10', {}, [], undefined, true, { toString: 0 }]) {
      expect(Percent.of(given as never).value).toBeNaN();
      expect(Percent.ofFraction(given as never).value).toBeNaN();
      expect(Percent.ofBasisPoints(given as never).value).toBeNaN();
    }
  });
});

describe('day', () => {
  it('is a day of the calendar', () => {
    expect(['2026-11-21', '2028-02-29', '2000-02-29'].every(isDay)).toBe(true);
    const none = [
      '2026-02-29',
      '2026-13-01',
      '2026-00-10',
      '2026-1-1',
      '2026-11-21T00:00:00Z',
      'today',
      '',
      null,
      20261121,
    ];
    expect(none.some(isDay)).toBe(false);
  });

  it('days are counted in UTC, forth and back', () => {
    const date = fc.date({ min: new Date('1990-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(date, fc.integer({ min: -5000, max: 5000 }), (from, days) => {
        const to = dayOf(new Date(Date.parse(`${dayOf(from)}T12:00:00Z`) + days * 86_400_000));
        expect(isDay(to)).toBe(true);
        expect(daysBetween(dayOf(from), to)).toBe(days);
        expect(dayOf(from) <= to).toBe(days >= 0);
      }),
    );
  });
});

it('methods of which a repeat is harmless are those of RFC 9110, and GET implies HEAD', () => {
  const idempotent = Object.entries(httpMethods).flatMap(([method, is]) => (is.idempotent ? [method] : []));
  expect(idempotent).toEqual(['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PUT', 'TRACE']);
  expect(withHead(['POST', 'GET'])).toEqual(['GET', 'HEAD', 'POST']);
  expect(withHead(['HEAD'])).toEqual(['HEAD']);
  expect(withHead(['POST'])).toEqual(['POST']);
  expect(['get', 'toString', '', null, 'LINK'].some(isHttpMethod)).toBe(false);
});

it('ports are whole numbers from 1 to 65535', () => {
  expect([1, 80, 65_535].every(isPort)).toBe(true);
  expect([0, 65_536, 1.5, '80', null, Number.NaN].some(isPort)).toBe(false);
  expect(numberOf(WorkloadPort.of('80' as never))).toBeNaN();
  expect(numberOf(ServicePort.of(80))).toBe(80);
});
