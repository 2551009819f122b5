import { graphOf, type Program } from '../../src/model/program';
import { rules } from '../../src/rules';
import { canary, opening, program, service, workload } from '../../src/rules/example';
import { runRules } from '../../src/rules/run';
import { type Excuse, excuse as excused } from '../../src/rules/suppression';

const excuse = (code: string, path: string): Excuse => ({ code, path, at: 'suppress[0]' });
const unwatched = program({ canaries: [canary({ watch: undefined, path: 'chart/shop/payments/canary' })] });
const excusable = { rules: new Set(rules.map(({ code }) => code)), guards: new Set(['MESH6001']) };
const left = (given: Program, excuses: readonly Excuse[]) => excused(runRules(graphOf(given)), excuses, excusable);
const run = (given: Program, ...excuses: readonly Excuse[]) =>
  left(given, excuses).map(({ code, path, severity }) => `${code} ${severity} ${path}`);

test('a finding without an excuse is reported', () => {
  expect(run(unwatched)).toEqual(['MESH4101 warning chart/shop/payments/canary']);
});

test.each(['', 'chart', 'chart/shop', 'chart/shop/payments/canary'])("an excuse at '%s' holds below it", (path) => {
  expect(run(unwatched, excuse('MESH4101', path))).toEqual([]);
});

test.each(['chart/sh', 'chart/shop/payments/canary/below', 'chart/other'])(
  "an excuse at '%s' does not hold beside it",
  (path) => {
    expect(run(unwatched, excuse('MESH4101', path))).toEqual([
      'MESH4101 warning chart/shop/payments/canary',
      `MESH1014 warning ${path}`,
    ]);
  },
);

test('an excuse of another code does not hold, and is reported as unused', () => {
  expect(run(unwatched, excuse('MESH4102', 'chart'))).toEqual([
    'MESH4101 warning chart/shop/payments/canary',
    'MESH1014 warning chart',
  ]);
});

test('an excuse holds for every finding below it, and of two the nearer one is not needed', () => {
  const two = program({ openings: [opening({ cidrs: ['0.0.0.0/0', '::/0'] })] });
  expect(run(two)).toHaveLength(2);
  expect(run(two, excuse('MESH3108', 'chart'))).toEqual([]);
  expect(run(two, excuse('MESH3108', 'chart'), excuse('MESH3108', 'chart/shop'))).toEqual([
    'MESH1014 warning chart/shop',
  ]);
});

test('an excuse holds for an error as for a warning', () => {
  const empty = workload({ replicas: { kind: 'Fixed', count: 0 } });
  const down = program({ canaries: [canary({ workload: empty })] });
  expect(run(down)).toEqual(['MESH4107 error chart/payments-canary']);
  expect(run(down, excuse('MESH4107', 'chart/payments-canary'))).toEqual([]);
});

test.each([
  ['MESH2003', 'refusal'],
  ['MESH6001', 'guards'],
  ['MESH9999', 'no rule'],
  ['toString', 'no rule'],
])('%s cannot be excused', (code, reason) => {
  const [finding, ...rest] = left(program(), [excuse(code, 'chart')]);
  expect(rest).toEqual([]);
  expect(finding).toMatchObject({ code: 'MESH1013', severity: 'error', path: 'chart', at: 'suppress[0]' });
  expect(finding!.why).toContain(reason);
});

test('a check that throws is a finding, and the others still run', () => {
  const graph = graphOf(unwatched);
  const broken = { ...graph, services: [{ ...service(), policy: undefined } as never] };
  const found = runRules(broken);
  expect(found.filter((finding) => finding.code === 'MESH1015').map((finding) => finding.what)).toEqual([
    expect.stringContaining('breaker-never-ejects failed: TypeError'),
    expect.stringContaining('breaker-ejects-everything failed: TypeError'),
    expect.stringContaining('breaker-bound-not-exact failed: TypeError'),
  ]);
  expect(found.some((finding) => finding.code === 'MESH4101')).toBe(true);
});
