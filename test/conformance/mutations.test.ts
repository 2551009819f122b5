import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { mutations } from '../../conformance/mutations';
import { copyCheckout } from '../../conformance/mutations/checkout';
import { mutated } from '../../conformance/mutations/mutation';
import { isEnough, outcomeOf, verdictOf } from '../../conformance/mutations/verdict';
import { suites } from '../../conformance/suites';

const root = resolve(__dirname, '../..');

describe.each(mutations)('the mutation $name', (mutation) => {
  it('fits: its text stands in the file exactly once', () => {
    const text = readFileSync(join(root, mutation.file), 'utf8');
    expect(mutated(text, mutation)).not.toBe(text);
  });

  it('is for a suite that there is', () => {
    expect(suites.map(({ name }) => name)).toContain(mutation.suite);
  });
});

it('mutations have names of their own, and there are enough of them', () => {
  const names = mutations.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names.length).toBeGreaterThanOrEqual(14);
});

it('is put in the place of its text, and of nothing else', () => {
  const mutation = { ...mutations[0]!, name: 'one', file: 'a.ts', find: 'b', replacement: '$&c' };
  expect(mutated('abd', mutation)).toBe('a$&cd');
  expect(() => mutated('ad', mutation)).toThrow(
    'the mutation one no longer fits: its text stands not in a.ts, not once',
  );
  expect(() => mutated('abb', mutation)).toThrow('its text stands 2 times in a.ts, not once');
});

const head = 'engines: none\n\ntraffic: what it proves\n  ✓ that it starts (0.1 s)\n      said of it\n';
const failing = `${head}  ✗ POST is tried once (1.0 s)\n      tries: 1 was promised, 3 was seen\n      status: 503\n`;
const verdict = (output: string, cause = /tried once\n.*3 was seen/) =>
  verdictOf(outcomeOf(output), cause, 'last words');

describe('what comes of a mutant', () => {
  it('is read from the report of conformance', () => {
    expect(outcomeOf(`${failing}  ✓ another (0.0 s)\n\n2 passed, 1 failed, 1 skipped\n`)).toEqual({
      counts: { passed: 2, failed: 1 },
      failures: [{ name: 'POST is tried once', words: ['tries: 1 was promised, 3 was seen', 'status: 503'] }],
      skipped: [],
      refusals: [],
    });
  });

  it('is caught where a failure names the cause', () => {
    expect(verdict(`${failing}\n1 passed, 1 failed\n`)).toEqual({
      is: 'caught',
      by: 'POST is tried once: tries: 1 was promised, 3 was seen',
    });
  });

  it('is not caught well where none does', () => {
    expect(verdict(`${failing}\n1 passed, 1 failed\n`, /GET/).is).toBe('caught without its cause');
  });

  it('is not caught where nothing fails', () => {
    expect(verdict(`${head}\n1 passed, 0 failed\n`)).toEqual({ is: 'NOT CAUGHT' });
  });

  it.each([
    ['without a last line', `${failing}\n`, 'last words'],
    [
      'whose suite does not start',
      'traffic: what it proves\n  ✗ the suite does not start\n      TypeError: no\n\n0 passed, 1 failed\n',
      'the suite does not start: TypeError: no',
    ],
  ])('does not count %s', (_, output, by) => {
    expect(verdict(output, /TypeError|tries/)).toEqual({ is: 'the mutant does not run', by });
  });

  it('is not known where the suite is skipped', () => {
    const output = 'engines: none\n\ntraffic: skipped (envoy: not built)\n\n0 passed, 0 failed, 1 skipped\n';
    expect(verdict(output)).toEqual({ is: 'not run', by: 'traffic: skipped (envoy: not built)' });
  });
});

it.each([
  [1, 1, true],
  [0, 1, false],
  [8, 9, false],
  [9, 10, true],
  [13, 14, true],
  [12, 14, false],
  [28, 30, false],
])('%i caught of %i: %p', (caught, all, enough) => expect(isEnough(caught, all)).toBe(enough));

describe('the copy of a checkout', () => {
  const folder = mkdtempSync(join(tmpdir(), 'checkout-'));
  const [from, to] = [join(folder, 'from'), join(folder, 'to')];
  afterAll(() => rmSync(folder, { recursive: true }));

  it('has what git would commit, and the packages', () => {
    mkdirSync(join(from, 'node_modules', 'a'), { recursive: true });
    mkdirSync(join(from, 'src'));
    for (const file of ['src/kept.ts', 'gone.ts']) writeFileSync(join(from, file), file);
    writeFileSync(join(from, '.gitignore'), 'node_modules/\n*.log\n');
    const git = (...args: string[]) => execFileSync('git', args, { cwd: from, stdio: 'pipe' });
    git('init');
    git('add', '.');
    rmSync(join(from, 'gone.ts'));
    for (const file of ['new.ts', 'left.log']) writeFileSync(join(from, file), file);
    copyCheckout(from, to);
    const present = ['src/kept.ts', 'new.ts', 'node_modules/a', 'gone.ts', 'left.log'].map((file) =>
      existsSync(join(to, file)),
    );
    expect(present).toEqual([true, true, true, false, false]);
    writeFileSync(join(to, 'src/kept.ts'), 'changed');
    expect(readFileSync(join(from, 'src/kept.ts'), 'utf8')).toBe('src/kept.ts');
  });

  it('is refused where git lists nothing', () => {
    expect(() => copyCheckout(join(folder, 'nowhere'), to)).toThrow(/git does not list the files of /);
  });
});

test('what synth itself refuses is caught, where the refusal names the cause', () => {
  const errors =
    "  [shop/orders] MESH7101 error at VirtualService orders spec.http[0].timeot: 'timeot' is no field of spec.http[]\n";
  const by =
    "synth refuses: MESH7101 error at VirtualService orders spec.http[0].timeot: 'timeot' is no field of spec.http[]";
  const of = (cause: RegExp) => verdictOf(outcomeOf('', errors), cause, 'last words');
  expect(of(/'timeot' is no field/)).toEqual({ is: 'caught', by });
  expect(of(/another/)).toEqual({ is: 'the mutant does not run', by: 'last words' });
});
