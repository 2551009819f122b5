import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { check } from '../../../src/cli/check';

const folder = mkdtempSync(join(tmpdir(), 'mesh-check-'));
afterAll(() => rmSync(folder, { recursive: true }));

const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

const service = `apiVersion: v1
kind: Service
metadata: { name: payments, namespace: shop }
spec: { selector: { app: payments }, ports: [{ name: http, port: 80 }] }
`;
const routes = (host: string): string => `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: payments
  namespace: shop
spec:
  hosts: [payments]
  http:
    - route: [{ destination: { host: ${host} } }]
      retries: { attempts: 0 }
`;
const misspelt = `${service}---\n${routes('payments').replace('attempts', 'atempts')}`;
const dangling = `${service}---\n${routes('payment')}`;

async function run(args: readonly string[], stdin = '') {
  let out = '';
  let error = '';
  const code = await check(args, {
    stdin: Readable.from([stdin]),
    out: (text) => {
      out += text;
    },
    error: (text) => {
      error += text;
    },
    isTerminal: false,
  });
  return { code, out, error };
}

const findingsIn = (out: string): readonly Record<string, unknown>[] =>
  (JSON.parse(out) as { findings: readonly Record<string, unknown>[] }).findings;

test('a sound file ends with 0 and says what was checked', async () => {
  const { code, out } = await run([file('sound.yaml', `${service}---\n${routes('payments')}`)]);
  expect({ code, out }).toEqual({ code: 0, out: '1 file, 2 objects checked, 0 errors, 0 warnings\n' });
});

test('for people: by file, with the line, why and what to do', async () => {
  const { code, out } = await run([file('misspelt.yaml', misspelt)]);
  expect(code).toBe(1);
  expect(out.replaceAll(folder, '')).toMatchSnapshot();
});

test('in JSON: one document', async () => {
  const { code, out } = await run(['--format', 'json', '-'], misspelt);
  expect(code).toBe(1);
  expect(JSON.parse(out)).toMatchSnapshot();
});

test.each(['sarif', 'junit', 'github'])('as %s', async (format) => {
  const { code, out } = await run(['--format', format, '-'], dangling);
  expect(code).toBe(0); // what a part of a cluster does not have is no error
  expect(out).toMatchSnapshot();
  expect((await run(['--format', format, '--complete', '-'], dangling)).code).toBe(1);
});

test('what is not in the set is an error only where the set is everything', async () => {
  const severities = async (...args: string[]) =>
    findingsIn((await run(['--format', 'json', ...args, '-'], dangling)).out).map(
      ({ code, severity }) => `${code} ${severity}`,
    );
  expect(await severities()).toEqual(['MESH9001 info']);
  expect(await severities('--complete-for', 'bank')).toEqual(['MESH9001 info']);
  expect(await severities('--complete-for', 'shop')).toEqual(['MESH9001 error']);
  expect(await severities('--complete')).toEqual(['MESH9001 error']);
});

test('a baseline accepts what is there, wherever it moves, and nothing else', async () => {
  const path = file('accepted.yaml', dangling);
  const baseline = join(folder, 'baseline.json');
  const written = await run(['--complete', '--write-baseline', baseline, path]);
  expect(written).toMatchObject({ code: 0, out: '' });
  expect((await run(['--complete', '--baseline', baseline, path])).code).toBe(0);
  file(
    'accepted.yaml',
    `# moved\n\n${dangling.replace('  http:\n', '  http:\n    - match: [{ method: { exact: GET } }]\n      route: [{ destination: { host: payments } }]\n')}`,
  );
  const moved = await run(['--complete', '--format', 'json', '--baseline', baseline, path]);
  expect(JSON.parse(moved.out)).toMatchObject({ summary: { errors: 0, accepted: 1 } });
  file('accepted.yaml', dangling.replace('host: payment ', 'host: ledger '));
  expect((await run(['--complete', '--baseline', baseline, path])).code).toBe(1);
});

test('the former state tells what may not change', async () => {
  const deployment = (app: string): string => `apiVersion: apps/v1
kind: Deployment
metadata: { name: payments, namespace: shop }
spec:
  selector: { matchLabels: { app: ${app} } }
  template:
    metadata: { labels: { app: ${app} } }
    spec: { containers: [{ name: app, image: registry.example/payments:1 }] }
`;
  const [before, after] = [file('before.yaml', deployment('payments')), file('after.yaml', deployment('pay'))];
  expect((await run([after])).code).toBe(0);
  const { code, out } = await run(['--format', 'json', '--previous', before, after]);
  expect(code).toBe(1);
  expect(findingsIn(out).map(({ path }) => path)).toEqual(['spec.selector']);
});

test('warnings fail where it is strict', async () => {
  const weighty = file('template.yaml', `---\n# nothing\n---\n${service}`);
  expect((await run(['--strict', weighty])).code).toBe(0);
});

test.each([
  [[], 'name a file'],
  [['--format', 'xml', 'a'], '--format xml is not one of text'],
  [['--mesh', 'istio', 'a'], "--mesh: the mesh 'istio' is not known"],
  [['--mesh', 'istio@0.9', 'a'], "'istio@0.9' is not known: one of istio@1.30, istio@1.31"],
  [['--nonsense', 'a'], '--nonsense'],
  [['--explain', 'MESH0000'], 'no such code'],
  [['--baseline', 'no-such-file', 'a'], 'no-such-file'],
] as const)('%j could not run', async (args, message) => {
  const { code, out, error } = await run(args);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(error).toContain(message);
});

test('a file that is not there is a finding, beside those of the others', async () => {
  const { code, out } = await run(['--format', 'json', join(folder, 'none.yaml'), file('there.yaml', misspelt)]);
  expect(code).toBe(1);
  expect(findingsIn(out)).toHaveLength(2);
});

test.each(['MESH9001', 'ist0101', 'MESH7101'])('--explain %s', async (code) => {
  const explained = await run(['--explain', code]);
  expect(explained.code).toBe(0);
  expect(explained.out).toContain(code === 'ist0101' ? 'MESH9001' : code);
  expect(explained.out).toContain('why:');
});

test('control characters of a file never reach the terminal', async () => {
  const { out } = await run(['-'], service.replace('port: 80', '"po\\u001b[31mrt": 80'));
  expect(out).not.toContain('\u001b');
});

test('infos are counted, and shown where they are asked for', async () => {
  expect((await run(['-'], dangling)).out).toBe(
    '1 file, 2 objects checked, 0 errors, 0 warnings, 1 info (--infos shows them)\n',
  );
  expect((await run(['--infos', '-'], dangling)).out).toContain('MESH9001 info');
});

test('an object that is in the set twice is one, and the second is told', async () => {
  const { code, out } = await run(['--format', 'json', '-'], `${service}---\n${service}`);
  expect(code).toBe(0);
  expect(findingsIn(out)).toMatchObject([{ code: 'MESH7301', severity: 'warning', line: 8, related: [{ line: 1 }] }]);
});

test('discovery and revision say what istiod reads', async () => {
  const left = '{ apiVersion: v1, kind: Namespace, metadata: { name: shop, labels: { a: b, istio.io/rev: stable } } }';
  const codes = async (...args: string[]) =>
    findingsIn(
      (
        await run(
          ['--format', 'json', ...args, '-'],
          `${left}\n---\n${dangling.replace('  namespace: shop', '  namespace: shop\n  labels: { istio.io/rev: canary }')}`,
        )
      ).out,
    ).map(({ code }) => code);
  expect(await codes()).toEqual(['MESH9001']);
  expect(await codes('--discovery-selector', 'a=b', '--discovery-selector', 'c=d,e=f')).toEqual(['MESH9001']);
  expect(await codes('--discovery-selector', 'a=b,c=d')).toEqual(['MESH9526']);
  expect(await codes('--revision', 'canary')).toEqual(['MESH9001']);
  expect(await codes('--revision', 'stable')).toEqual(['MESH9527']);
  const wrong = await run(['--discovery-selector', 'a in (b)', '-'], '');
  expect(wrong).toMatchObject({ code: 2 });
  expect(wrong.error).toContain('--discovery-selector a in (b) is none: write key=value');
});
