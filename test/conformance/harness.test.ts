import { createServer } from 'node:net';
import { readArguments } from '../../conformance/harness/arguments';
import type { Harness } from '../../conformance/harness/harness';
import { identify, isAlive } from '../../conformance/harness/identity';
import { jsonLines } from '../../conformance/harness/keeper-protocol';
import { Ports, portsOf, slotsFrom } from '../../conformance/harness/ports';
import { runSuite } from '../../conformance/harness/run-suite';
import { sample } from '../../conformance/harness/sample';
import { expectNone, Failure, type Suite } from '../../conformance/harness/suite';
import { Tally } from '../../conformance/harness/tally';

describe('the command line', () => {
  const read = (...args: string[]) => readArguments(args, ['admission', 'drift'], '/project');

  it('runs every suite when none is named', () => {
    expect(read()).toEqual({
      suites: ['admission', 'drift'],
      full: false,
      built: false,
      crds: '/shared/crds',
      seed: 1,
      minutes: 30,
    });
  });

  it('runs those that are named, in the order of the table', () => {
    expect(read('drift').suites).toEqual(['drift']);
    expect(read('drift', 'admission').suites).toEqual(['admission', 'drift']);
  });

  it('reads flags, with a value behind them or in them', () => {
    expect(read('--full', '--built', '--seed', '7', `--crds=${__dirname}`)).toMatchObject({
      full: true,
      built: true,
      seed: 7,
      crds: __dirname,
      minutes: 60,
    });
    expect(read('--minutes=5').minutes).toBe(5);
  });

  it.each([
    [['traffic'], 'there is no suite traffic; there are admission, drift'],
    [['--ful'], 'there is no --ful; there are'],
    [['--seed', 'x'], '--seed takes a whole number from 0, not x'],
    [['--minutes'], '--minutes takes a whole number from 1, not nothing'],
    [['--crds'], '--crds takes a folder, and nothing is none'],
    [['--crds', '/no/such/folder'], '--crds takes a folder, and /no/such/folder is none'],
  ])('refuses %j', (args, text) => expect(() => read(...args)).toThrow(text));
});

describe('ports', () => {
  it('of slots do not meet, and lie below those of outgoing connections', () => {
    const all = slotsFrom(7).flatMap((slot) => [portsOf(slot).claim, ...portsOf(slot).ports]);
    expect(new Set(all).size).toBe(all.length);
    expect(Math.min(...all)).toBeGreaterThan(1024);
    expect(Math.max(...all)).toBeLessThan(32_768);
  });

  it('of two runs are different, and one that is in use is left out', async () => {
    const [one, other] = [await Ports.claim(3), await Ports.claim(3)];
    const [first] = await one.take(1);
    const busy = createServer().listen(first! + 1, '127.0.0.1');
    await new Promise((done) => busy.once('listening', done));
    const taken = [first, ...(await one.take(2)), ...(await other.take(3))];
    expect(new Set(taken).size).toBe(6);
    expect(taken).not.toContain(first! + 1);
    busy.close();
    await Promise.all([one.release(), other.release()]);
  });
});

it('knows a process again, and not another of its number', () => {
  const self = identify(process.pid);
  expect(isAlive(self)).toBe(true);
  expect(isAlive({ ...self, since: `${self.since}1` })).toBe(false);
  expect(isAlive({ pid: 2 ** 22 + 1, since: '' })).toBe(false);
});

it('reads JSON lines, however they are cut', () => {
  const got: unknown[] = [];
  const take = jsonLines<unknown>((message) => got.push(message));
  for (const chunk of ['{"a":', '1}\n{"b"', ':2}\n\n', '{"c":3}\n']) take(chunk);
  expect(got).toEqual([{ a: 1 }, { b: 2 }, { c: 3 }]);
});

it('draws the same for the same seed, and all in a full run', () => {
  const items = Array.from({ length: 50 }, (_, i) => i);
  const drawn = sample(items, 10, { full: false, seed: 3 });
  expect(drawn).toEqual(sample(items, 10, { full: false, seed: 3 }));
  expect(drawn).toEqual([...new Set(drawn)].sort((a, b) => a - b));
  expect(drawn).toHaveLength(10);
  expect(sample(items, 10, { full: false, seed: 4 })).not.toEqual(drawn);
  expect(sample(items, 10, { full: true, seed: 3 })).toBe(items);
});

it('counts', () => {
  const tally = new Tally();
  expect(tally.exitCode).toBe(1);
  tally.passed = 3;
  expect([tally.line, tally.exitCode]).toEqual(['3 passed, 0 failed', 0]);
  tally.skipped = 1;
  tally.fail('drift', 'one', 'why');
  tally.fail('drift', 'other', 'why');
  expect([tally.line, tally.exitCode]).toEqual(['3 passed, 2 failed, 1 skipped', 1]);
});

it('says once more at the end what failed, with the first lines of why', async () => {
  const tally = new Tally();
  expect(tally.failedAgain).toBeUndefined();
  const long = Array.from({ length: 20 }, (_, at) => `problem ${at}`);
  const suite: Suite = {
    name: 'drift',
    proves: '',
    needs: {},
    cases: async () => [
      { name: 'holds', run: async () => {} },
      { name: 'does not', run: async () => expectNone(long) },
      { name: 'nor this', run: async () => expectNone(['it is short']) },
    ],
  };
  const running = { processes: { isClosing: false } } as Harness;
  const printed: string[] = [];
  await runSuite(suite, running, tally, (line) => printed.push(line));
  expect(printed.join('\n')).toContain('problem 19');
  await runSuite(
    { ...suite, name: 'traffic', cases: () => Promise.reject(new Failure(['no Envoy'])) },
    running,
    tally,
    () => {},
  );
  expect(tally.line).toBe('1 passed, 3 failed');
  const lines = tally.failedAgain!.split('\n').map((line) => line.trim());
  expect(lines).toEqual([
    'failed:',
    'drift: does not',
    ...long.slice(0, 8),
    '… 12 more above',
    'drift: nor this',
    'it is short',
    'traffic: the suite does not start',
    'no Envoy',
  ]);
});
