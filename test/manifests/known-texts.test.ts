import * as fc from 'fast-check';
import { KnownTexts } from '../../src/manifests/known-texts';

it('makes the same of a part of a text as of the part alone, whatever shares its place', () => {
  const made = (text: string): string => `<${text}>`;
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 8 }),
      fc.array(fc.string({ maxLength: 4 }), { maxLength: 60 }),
      (size, texts) => {
        const known = new KnownTexts(made, size);
        for (const text of [...texts, ...texts]) {
          expect(known.of(`-${text}-`, 1, text.length + 1)).toBe(made(text));
          expect(known.of(text)).toBe(made(text));
        }
      },
    ),
  );
});

it('makes nothing twice that came before', () => {
  let count = 0;
  const known = new KnownTexts(() => ++count);
  expect([known.of('name: a', 0, 4), known.of('name: b', 0, 4), known.of('kind')]).toEqual([1, 1, 2]);
});

it('keeps what nothing is made of', () => {
  let count = 0;
  const known = new KnownTexts(() => {
    count++;
    return undefined;
  });
  expect([known.of('a'), known.of('a'), count]).toEqual([undefined, undefined, 1]);
});
