import fc from 'fast-check';
import { canonicalQuantity } from '../../src/model/quantity';

test.each([
  ['0.5', '500m'],
  ['2000m', '2'],
  ['100m', '100m'],
  ['1.5Gi', '1536Mi'],
  ['2048Mi', '2Gi'],
  ['128Mi', '128Mi'],
  ['1000k', '1M'],
  ['0', '0'],
  ['0.0Gi', '0'],
])('%s reads back as %s', (said, back) => {
  expect(canonicalQuantity(said)).toBe(back);
});

test.each(['', 'much', '1.', '.5', '-1', '1KiB', '1 Gi', '0.0000000001', '0.1Ki'])('%s is refused', (said) => {
  expect(canonicalQuantity(said)).toBeUndefined();
});

const suffix = fc.constantFrom('m', '', 'k', 'M', 'G', 'Ki', 'Mi', 'Gi');

test('the canonical form is its own, and the amount stays', () => {
  const units: Readonly<Record<string, number>> = { m: 1e-3, '': 1, k: 1e3, M: 1e6, G: 1e9, T: 1e12, P: 1e15, E: 1e18 };
  const binary: Readonly<Record<string, number>> = { Ki: 2 ** 10, Mi: 2 ** 20, Gi: 2 ** 30, Ti: 2 ** 40, Pi: 2 ** 50 };
  const amount = (text: string): number => {
    const [, number, unit] = /^([\d.]+)(.*)$/.exec(text)!;
    return Number(number) * { ...units, ...binary }[unit!]!;
  };
  fc.assert(
    fc.property(fc.nat(100_000), suffix, (number, unit) => {
      const back = canonicalQuantity(`${number}${unit}`)!;
      expect(canonicalQuantity(back)).toBe(back);
      expect(amount(back)).toBeCloseTo(amount(`${number}${unit}`), 6);
    }),
  );
});
