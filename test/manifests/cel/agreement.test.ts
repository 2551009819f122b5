import fc from 'fast-check';
import { CelError } from '../../../src/manifests/cel/error';
import type { CelRule } from '../../../src/manifests/cel/table';
import type { Json } from '../../../src/manifests/json';
import { type CommittedRule, committedRules } from './committed';
import { oracleOf, type Verdict } from './oracle';
import { valuesFor } from './values';

const runs = 400;

interface Difference {
  readonly why: string;
  /** The rules in which it shows. */
  readonly rule: RegExp;
  readonly value: (self: Json) => boolean;
  readonly ours: Verdict;
}

/** Where @bufbuild/cel is not as cel-go is. */
const differences: readonly Difference[] = [
  {
    why: 'no text, or a sign alone, is no duration: time.ParseDuration of Go refuses it, @bufbuild/cel takes it for 0',
    rule: /duration\(/,
    value: (self) => /^"[-+]?"|:"[-+]?"/.test(JSON.stringify(self)),
    ours: 'error',
  },
  {
    why: "int('') is no int: strconv.ParseInt of Go refuses it, @bufbuild/cel takes it for 0",
    rule: /int\(/,
    value: (self) => JSON.stringify(self).includes('"":'),
    ours: 'error',
  },
];

function verdictOf({ test }: CelRule, self: Json, oldSelf: Json | undefined): Verdict {
  try {
    return test(self, oldSelf);
  } catch (error) {
    if (error instanceof CelError) return 'error';
    throw error;
  }
}

const bySource = new Map<string, CommittedRule[]>();
for (const rule of committedRules()) {
  const known = bySource.get(rule.source) ?? [];
  // The same function need not be compared twice.
  const isNew = known.every(({ compiled }) => compiled.test.toString() !== rule.compiled.test.toString());
  bySource.set(rule.source, isNew ? [...known, rule] : known);
}

const titles = [...bySource].map(
  ([source, rules]) => [source.replace(/\s+/g, ' ').slice(0, 140), source, rules] as const,
);

test.each(titles)('%s', (_, source, rules) => {
  const counts = { true: 0, false: 0, error: 0 };
  const wrong: unknown[] = [];
  for (const { site, compiled } of rules) {
    const oracle = oracleOf(source, site.schema);
    const values = fc.sample(valuesFor(source, site.schema), { numRuns: runs, seed: 7 });
    values.forEach((self, index) => {
      const oldSelf = compiled.transition ? values[(index * 7) % values.length] : undefined;
      const expected = oracle(self, oldSelf);
      const got = verdictOf(compiled, self, oldSelf);
      counts[`${got}`] += 1;
      const known = differences.some(({ rule, value, ours }) => rule.test(source) && value(self) && got === ours);
      if (got !== expected && !known) wrong.push({ self, oldSelf, expected, got });
    });
  }
  expect(wrong).toEqual([]);
  // Some value keeps the rule, and some value breaks it.
  expect({ kept: counts.true > 0, broken: counts.false > 0 }).toEqual({ kept: true, broken: true });
});

test('all rules of all releases are there', () => {
  expect(committedRules().length).toBe(621);
  expect(bySource.size).toBe(121);
});
