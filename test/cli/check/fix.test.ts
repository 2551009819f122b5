import {
  chmodSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { check } from '../../../src/cli/check';
import { rewrite, targetOf } from '../../../src/cli/check/rewrite';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mesh-fix-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const old = `# payments
apiVersion: networking.istio.io/v1beta1 # old
kind: DestinationRule
metadata: { name: payments, namespace: shop }
spec:
  host: payments.example.com
  trafficPolicy:
    outlierDetection: { consecutiveErrors: 7 }
`;
const mended = old.replace('v1beta1', 'v1').replace('consecutiveErrors', 'consecutive5xxErrors');
const unmendable = old.replace('spec:', 'spec:\n  nonsense: 1');

const file = (name: string, content: string | Buffer = old): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const read = (path: string): string => readFileSync(path, 'utf8');

async function run(...args: string[]) {
  let out = '';
  let error = '';
  const code = await check(args, {
    stdin: Readable.from(['']),
    out: (text) => {
      out += text;
    },
    error: (text) => {
      error += text;
    },
    isTerminal: false,
  });
  return {
    code,
    out: out.replaceAll(folder, ''),
    error: error.replaceAll(folder, ''),
  };
}

test('mends files and reports what is left', async () => {
  const named = (text: string, name: string): string => text.replaceAll('payments', name);
  const paths = [file('a.yaml'), file('b.yaml', named(unmendable, 'b')), file('c.yaml', named(mended, 'c'))];
  const { code, out, error } = await run('--fix', '--format', 'json', ...paths);
  expect(error).toBe('4 fixed in 2 files\n');
  expect(code).toBe(1);
  const { findings, summary } = JSON.parse(out) as {
    findings: { code: string; severity: string; file: string; line: number }[];
    summary: object;
  };
  expect(findings.filter(({ severity }) => severity === 'error')).toMatchObject([
    { code: 'MESH7101', file: '/b.yaml', line: 6 },
  ]);
  expect(summary).toMatchObject({
    files: 3,
    checked: 3,
    errors: 1,
    warnings: 0,
  });
  expect(paths.map(read)).toEqual([
    mended,
    named(mended, 'b').replace('spec:', 'spec:\n  nonsense: 1'),
    named(mended, 'c'),
  ]);
  expect(readdirSync(folder)).toEqual(['a.yaml', 'b.yaml', 'c.yaml']);
});

test('once is enough, and files without a fault are not touched', async () => {
  const path = file('a.yaml');
  await run('--fix', path);
  const before = statSync(path, { bigint: true });
  expect((await run('--fix', path)).error).toBe('0 fixed in 0 files\n');
  const after = statSync(path, { bigint: true });
  expect([after.ino, after.mtimeNs]).toEqual([before.ino, before.mtimeNs]);
});

test('--dry-run shows a diff and does nothing', async () => {
  const path = file('a.yaml');
  const { code, out, error } = await run('--fix', '--dry-run', '--strict', path);
  expect(out).toMatchInlineSnapshot(`
   "--- /a.yaml
   +++ /a.yaml
   @@ -1,8 +1,8 @@
    # payments
   -apiVersion: networking.istio.io/v1beta1 # old
   +apiVersion: networking.istio.io/v1 # old
    kind: DestinationRule
    metadata: { name: payments, namespace: shop }
    spec:
      host: payments.example.com
      trafficPolicy:
   -    outlierDetection: { consecutiveErrors: 7 }
   +    outlierDetection: { consecutive5xxErrors: 7 }
   "
  `);
  expect({ code, error, text: read(path) }).toEqual({
    code: 1,
    error: '2 would be fixed in 1 file\n',
    text: old,
  });
  expect((await run('--fix', '--strict', path)).code).toBe(0);
});

test('a baseline is made of what is left, and what it accepts stays', async () => {
  const [path, baseline] = [file('a.yaml'), join(folder, 'baseline.json')];
  await run('--write-baseline', baseline, path);
  expect((await run('--fix', '--baseline', baseline, path)).error).toBe('0 fixed in 0 files\n');
  await run('--fix', '--dry-run', '--write-baseline', join(folder, 'no.json'), path);
  expect(read(path)).toBe(old);
  await run('--fix', '--write-baseline', baseline, path);
  expect(
    (JSON.parse(read(baseline)) as { accepted: { code: string }[] }).accepted.map(({ code }) => code),
  ).not.toContain('MESH9803');
  expect(readdirSync(folder)).toEqual(['a.yaml', 'baseline.json']);
});

test('mode and links stay', async () => {
  const path = file('a.yaml');
  chmodSync(path, 0o640);
  const link = join(folder, 'link.yaml');
  symlinkSync('a.yaml', link);
  await run('--fix', link);
  expect(lstatSync(link).isSymbolicLink()).toBe(true);
  expect({ mode: statSync(path).mode & 0o7777, text: read(path) }).toEqual({
    mode: 0o640,
    text: mended,
  });
});

const marked = (text: string): string => `\ufeff${text}`;
test.each([
  ['UTF-8 with its mark', (text: string) => Buffer.from(marked(text))],
  ['UTF-16, little endian', (text: string) => Buffer.from(marked(text), 'utf16le')],
  ['UTF-16, big endian', (text: string) => Buffer.from(marked(text), 'utf16le').swap16()],
  ['ends of Windows', (text: string) => Buffer.from(text.replaceAll('\n', '\r\n'))],
])('the bytes stay: %s', async (_, encode) => {
  const path = file('a.yaml', encode(old));
  await run('--fix', path);
  expect(readFileSync(path)).toEqual(encode(mended));
});

test('a fault within an aliased part stays a finding', async () => {
  const text = old.replace(
    '{ consecutiveErrors: 7 }',
    '&x { consecutiveErrors: 7 }\n  subsets: [{ name: a, labels: { a: b }, trafficPolicy: { outlierDetection: *x } }]',
  );
  const path = file('a.yaml', text);
  const { out, error } = await run('--fix', '--format', 'json', path);
  expect({ error, text: read(path) }).toEqual({
    error: '1 fixed in 1 file\n',
    text: text.replace('v1beta1', 'v1'),
  });
  const { findings } = JSON.parse(out) as { findings: { code: string }[] };
  expect(findings.filter(({ code }) => code === 'MESH8213')).toHaveLength(2);
});

test('says what it leaves and why', async () => {
  const text = mended.replace('consecutive5xxErrors: 7', 'Interval: 5');
  const path = file('a.yaml', text);
  const { code, error } = await run('--fix', path);
  expect(error).toMatchInlineSnapshot(`
   "/a.yaml:8: MESH7101 is left as it is: then there would be MESH7102: interval is the number 5
   0 fixed in 0 files
   "
  `);
  expect({ code, text: read(path) }).toEqual({ code: 1, text });
});

test('a file that holds something else by now is not written', () => {
  const path = file('a.yaml');
  expect(() => targetOf(path, mended)).toThrow('it has changed since it was read');
  expect(() => targetOf(folder, '')).toThrow('it is no file');
});

test('what cannot be written whole is not written at all', () => {
  const path = file('a.yaml');
  const target = targetOf(path, old);
  const beside = file(`.a.yaml.${process.pid}.tmp`, 'of somebody else');
  expect(() => rewrite(target, mended)).toThrow('EEXIST');
  expect([read(path), read(beside)]).toEqual([old, 'of somebody else']);
  rmSync(beside);
  const failing = {
    ...target,
    encode: (): Buffer => {
      throw new Error('no');
    },
  };
  expect(() => rewrite(failing, mended)).toThrow('no');
  expect(readdirSync(folder)).toEqual(['a.yaml']);
  expect(read(path)).toBe(old);
});

test('a file that could not be written ends the command with 2, and its findings stay in the report', async () => {
  const path = file('a.yaml');
  file(`.a.yaml.${process.pid}.tmp`, '');
  const other = file('b.yaml', old.replace('name: payments', 'name: other'));
  const { code, out, error } = await run('--fix', '--format', 'json', path, other);
  expect(code).toBe(2);
  expect(error).toMatch(/^\/a\.yaml is left as it is: EEXIST.*\n2 fixed in 1 file\n$/);
  const { findings } = JSON.parse(out) as {
    findings: { code: string; file: string }[];
  };
  expect(findings.filter(({ code: one }) => one === 'MESH9803').map(({ file: one }) => one)).toEqual(['/a.yaml']);
});
