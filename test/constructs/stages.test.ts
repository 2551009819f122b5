import { Chart, Duration, Testing } from 'cdk8s';
import { diagnosticsOf, istio, Stage, ZeroTrustNamespace } from 'cdk8s-mesh';
import { captureStderr } from '../synth/harness';

captureStderr();

const common = { namespace: 'shop', window: Duration.days(7), source: 'prometheus' } as const;
const lock = { lock: 'none', reason: 'v41' } as const;
const answers = { webhooks: 'none', scrapes: 'none' } as const;

const strict = (released?: string) =>
  Stage.observe().strict({
    evidence: { ...common, plaintextRequests: 0, date: '2026-11-01' },
    ...answers,
    ...lock,
    released,
  });
const authorize = (released?: string) =>
  strict('2026-11-02').authorize({ evidence: { ...common, deniedRequests: 0, date: '2026-11-09' }, ...lock, released });
const isolate = (released?: string) =>
  authorize('2026-11-10').isolate({
    evidence: { ...common, deniedRequests: 0, date: '2026-11-18' },
    ...lock,
    released,
  });

function codesOn(asOf: string, stage: Stage): readonly string[] {
  const chart = new Chart(Testing.app(), 'chart');
  new ZeroTrustNamespace<string>(chart, 'shop', { mesh: istio({ version: '1.31', asOf }), stage, complete: true });
  return diagnosticsOf(chart).map((finding) => finding.code);
}

test('the four stages can be gone through in realistic time, each measured in the one before', () => {
  expect(codesOn('2026-11-02', strict())).toEqual([]);
  expect(codesOn('2026-11-10', authorize())).toEqual([]);
  expect(codesOn('2026-11-19', isolate())).toEqual([]);
});

test('a stage that is out goes on synthesizing for ever', () => {
  expect(codesOn('2028-01-01', strict('2026-11-02'))).toEqual([]);
  expect(codesOn('2028-01-01', isolate('2026-11-19'))).toEqual([]);
});

test('a stage that is not out needs evidence of the last 14 days', () => {
  expect(codesOn('2026-11-15', strict())).toEqual([]);
  expect(codesOn('2026-11-16', strict())).toEqual(['MESH3005']);
  expect(codesOn('2026-10-31', strict())).toEqual(['MESH3005']); // evidence of a day to come
});

test('the day of the release is held against the evidence too, and is no day to come', () => {
  expect(codesOn('2026-12-31', strict('2026-11-16'))).toEqual(['MESH3005']);
  expect(codesOn('2026-12-31', strict('2026-10-31'))).toEqual(['MESH3005']);
  expect(codesOn('2026-11-05', strict('2026-11-06'))).toContain('MESH1005');
});
